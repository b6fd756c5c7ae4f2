/** A page's text is text: VitePress would read `{{ }}` and unknown tags in it as Vue's. */

import type { MarkdownRenderer } from 'vitepress';

const knownTag =
  /^<(?:!--|\/?(?:a|aside|b|br|code|dd|details|div|dl|dt|em|figcaption|figure|hr|i|img|kbd|li|noscript|ol|p|path|pre|small|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|ul)\b)/i;

/** Tags other than HTML's, as in Array<number>, are shown as they stand there. */
export function onlyHtml(md: MarkdownRenderer): void {
  for (const rule of ['html_inline', 'html_block']) {
    const html = md.renderer.rules[rule];
    md.renderer.rules[rule] = (tokens, i, ...rest) => {
      const { content } = tokens[i];
      const isHtml = [...content.matchAll(/<(?:!--|\/?[a-z])/gi)].every(({ index }) =>
        knownTag.test(content.slice(index)),
      );
      return isHtml && html ? html(tokens, i, ...rest) : md.utils.escapeHtml(content);
    };
  }
}

/** Vue looks for braces before it reads entities. */
export function withoutMustaches(md: MarkdownRenderer): void {
  const { text, html_inline, html_block } = md.renderer.rules;
  for (const [rule, render] of Object.entries({ text, html_inline, html_block })) {
    md.renderer.rules[rule] = (...token) =>
      (render?.(...token) ?? '').replace(/\{\{/g, '&#123;&#123;');
  }
}
