/** Of ECharts, what the lesson's figures use: half of it. */

import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, HeatmapChart, LineChart, ScatterChart]);
use([AriaComponent, GraphicComponent, GridComponent, LegendComponent]);
use([TitleComponent, VisualMapComponent, SVGRenderer]);

export { init, setPlatformAPI } from 'echarts/core';
