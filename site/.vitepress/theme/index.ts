/** VitePress's theme with the system's fonts, no page asks another place for anything; and with live parts. */

import { type Theme, useRoute } from 'vitepress';
import theme from 'vitepress/theme-without-fonts';
import { nextTick, onBeforeUnmount, onMounted, watch } from 'vue';
import { miniSearch } from '../search.ts';
import { inReadersLanguage } from './language.ts';
import './style.css';
import './print.css';

let end = () => {};

/** Each page's own, from when it is there until another one is. */
async function enliven(): Promise<void> {
  end();
  end = () => {};
  const { mountParts } = await import('../../live/mount.ts');
  await nextTick();
  end();
  end = mountParts(document.body);
}

const siteTheme: Theme = {
  extends: theme,
  // The built pages have no functions in their settings: tools/site/finish.ts says why.
  enhanceApp(context) {
    const { siteData } = context;
    inReadersLanguage(context);
    if (import.meta.env.PROD) siteData.value.themeConfig.search.options.miniSearch = miniSearch;
  },
  setup() {
    const route = useRoute();
    onMounted(() => {
      watch(() => route.path, enliven, { immediate: true, flush: 'post' });
    });
    onBeforeUnmount(() => end());
  },
};

export default siteTheme;
