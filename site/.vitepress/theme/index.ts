/** VitePress's theme with the system's fonts: no page asks another place for anything. */

import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
