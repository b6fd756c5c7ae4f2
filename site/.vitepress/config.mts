/** How VitePress builds the lesson's site; `npm run site` makes the pages first. */

import { readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import { type DefaultTheme, defineConfig, type LocaleSpecificConfig } from 'vitepress';
import type { Navigation } from '../../tools/site/pages.ts';
import { live } from './live.mts';
import { onlyHtml, withoutMustaches } from './markdown.ts';
import { miniSearch } from './search.ts';
import { renderForSearch } from './search-pages.ts';

const navigation: Navigation = JSON.parse(
  readFileSync(new URL('../pages/navigation.json', import.meta.url), 'utf8'),
);

const english: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: 'English',
  lang: 'en',
  title: 'Neural networks in TypeScript',
  description: 'The Keras lesson on artificial neural networks, in TypeScript with TensorFlow.js',
  themeConfig: {
    siteTitle: 'Neural networks',
    nav: navigation.en.pages as DefaultTheme.NavItem[],
    sidebar: navigation.en.sidebar as DefaultTheme.SidebarItem[],
    outline: { level: [2, 3] },
  },
};

const korean: typeof english = {
  label: '한국어',
  lang: 'ko',
  title: '타입스크립트로 배우는 인공신경망',
  description: '케라스 인공신경망 강의를 TensorFlow.js 위에서 타입스크립트로 옮겼습니다',
  themeConfig: {
    siteTitle: '인공신경망',
    nav: navigation.ko.pages as DefaultTheme.NavItem[],
    sidebar: navigation.ko.sidebar as DefaultTheme.SidebarItem[],
    outline: { level: [2, 3], label: '이 글의 차례' },
    docFooter: { prev: '이전', next: '다음' },
    darkModeSwitchLabel: '화면 밝기',
    darkModeSwitchTitle: '어둡게',
    lightModeSwitchTitle: '밝게',
    sidebarMenuLabel: '메뉴',
    returnToTopLabel: '맨 위로',
    langMenuLabel: '언어',
    skipToContentLabel: '본문으로 건너뛰기',
    notFound: {
      title: '글이 없습니다',
      quote: '주소를 확인해 주세요.',
      linkLabel: '처음으로',
      linkText: '처음으로',
    },
  },
};

const koreanSearch: DefaultTheme.LocalSearchOptions['locales'] = {
  ko: {
    translations: {
      button: { buttonText: '검색', buttonAriaLabel: '검색' },
      modal: {
        displayDetails: '내용 보기',
        resetButtonTitle: '지우기',
        backButtonTitle: '닫기',
        noResultsText: '찾지 못했습니다:',
        footer: {
          selectText: '열기',
          selectKeyAriaLabel: '엔터',
          navigateText: '이동',
          navigateUpKeyAriaLabel: '위 화살표',
          navigateDownKeyAriaLabel: '아래 화살표',
          closeText: '닫기',
          closeKeyAriaLabel: '이스케이프',
        },
      },
    },
  },
};

/** A node and its inputs; in the page itself, so that it needs no path. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" stroke="#3451b2" stroke-width="1.5"><path d="M2 3l8 5M2 8h8M2 13l8-5"/><circle cx="11" cy="8" r="4" fill="#3451b2"/></svg>',
)}`;

/** Anchors as GitHub makes them, so that a link leads there and on the site. */
const slugify = (heading: string) => GithubSlugger.slug(heading);

export default defineConfig({
  head: [['link', { rel: 'icon', href: icon }]],
  srcDir: 'pages',
  outDir: 'dist',
  // tools/site/check-links.ts looks at the built pages, and at anchors too.
  ignoreDeadLinks: true,
  locales: { root: english, ko: korean },
  markdown: {
    anchor: { slugify },
    toc: { slugify },
    headers: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      onlyHtml(md);
      withoutMustaches(md);
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: koreanSearch,
        miniSearch,
        // VitePress and our copy have the types of two versions of markdown-it.
        _render: renderForSearch as never,
      },
    },
  },
  vite: live,
});
