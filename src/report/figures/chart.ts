/** Figures that ECharts draws. Apart from figure.ts, so that a page with drawings only needs no ECharts. */

import * as echarts from 'echarts';
import { type FigureText, figure, TITLE_HEIGHT, WIDTH } from './figure.ts';
import { type Palette, palettes, type Theme } from './palette.ts';

/**
 * A figure of ECharts, whose measuring of texts is set for the whole process: see `measureText`.
 * @param name unique in a page, for the ids inside
 */
export function chart(
  name: string,
  text: FigureText,
  height: number,
  theme: Theme = 'light',
  describe: (palette: Palette) => echarts.EChartsOption,
): string {
  const palette = palettes[theme];
  const axis = {
    axisLine: { show: true, lineStyle: { color: palette.muted } },
    axisTick: { show: true, lineStyle: { color: palette.muted } },
    axisLabel: { color: palette.ink, fontSize: 12 },
    splitLine: { lineStyle: { color: palette.grid } },
    nameTextStyle: { color: palette.ink, fontSize: 13 },
    nameLocation: 'middle',
  };
  const style = {
    color: palette.series,
    title: { textStyle: { color: palette.ink, fontSize: 13, fontWeight: 'bold' } },
    legend: { textStyle: { color: palette.ink, fontSize: 12 }, bottom: 4, itemGap: 20 },
    valueAxis: { ...axis, axisLabel: { ...axis.axisLabel, formatter: axisNumber } },
    logAxis: axis,
    categoryAxis: { ...axis, splitLine: { show: false } },
    line: { symbolSize: 7, itemStyle: { borderWidth: 0 } },
  };
  const size = { width: WIDTH, height };
  echarts.setPlatformAPI({ measureText });
  const instance = echarts.init(null, style, { renderer: 'svg', ssr: true, ...size });
  try {
    instance.setOption({ animation: false, ...describe(palette) });
    return figure(name, text, height, theme, contentOf(instance.renderToSVGString(), name, theme));
  } finally {
    instance.dispose();
  }
}

/** The first of two lines is solid, the second dashed. */
export const lineOf = (n: number) => ({ width: 2.5, type: n === 0 ? 'solid' : 'dashed' }) as const;

/** The panel that a series stands in. */
export const inPanel = (i: number) => ({ xAxisIndex: i, yAxisIndex: i });

/** What stands along the sides of a panel. */
interface PanelAxes {
  x: echarts.XAXisComponentOption & { type: 'value' | 'category' };
  y: echarts.YAXisComponentOption & { type: 'value' };
}

/** From the top of one panel to the top of the next. */
const PANEL_STEP = 205;

/** The height of a figure with a legend below its panels. */
export const heightOfPanels = (count: number) => TITLE_HEIGHT + 30 + count * PANEL_STEP;

/**
 * Panels under each other; series say by `inPanel` which one is theirs.
 * @param left the space that the names and numbers of the y axes take
 */
export function stackedPanels(
  axes: readonly PanelAxes[],
  left: number,
): Pick<echarts.EChartsOption, 'grid' | 'xAxis' | 'yAxis'> {
  return {
    grid: axes.map((_, i) => ({
      left,
      right: 30,
      top: TITLE_HEIGHT + 12 + i * PANEL_STEP,
      height: 150,
    })),
    xAxis: axes.map(({ x }, gridIndex) => ({ gridIndex, nameGap: 26, ...x })),
    yAxis: axes.map(({ y }, gridIndex) => ({ gridIndex, nameGap: left - 20, ...y })),
  };
}

/** @example axisNumber(-1500) // '−1,500' */
function axisNumber(value: number): string {
  return value.toLocaleString('en').replace('-', '−');
}

/**
 * How wide a text is, about. A browser would measure with its own fonts, and the figure would not
 * be the one that Node draws.
 */
function measureText(text: string, font = '12px') {
  const size = Number(font.match(/([\d.]+)px/)?.[1] ?? 12);
  const widths = Array.from(text, (character) => (character >= 'ᄀ' ? 1 : 0.62));
  return { width: size * widths.reduce((a, b) => a + b, 0) };
}

/**
 * What ECharts drew, without its outer element and with what belongs to a page
 * in which one points with a mouse taken away. Its ids come from a counter of the process.
 */
function contentOf(svg: string, name: string, theme: Theme): string {
  return svg
    .replace(/^<svg[^>]*>\s*<rect[^>]*><\/rect>\s*/, '')
    .replace(/\s*<\/svg>\s*$/, '')
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"| pointer-events="[^"]*"| ecmeta_s(?:sr_type|ilent)="[^"]*"/g, '')
    .replace(/zr\d+-/g, `${name}-${theme}-`)
    .replace(/font-family:[^;"]*;?/g, '')
    .replace(/ecmeta_series_index/g, 'data-series')
    .replace(/ecmeta_data_index/g, 'data-index')
    .replace(/\n+/g, '\n')
    .trim();
}
