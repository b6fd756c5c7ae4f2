/** Turns what leads from file to file in the repository into what leads from page to page. */

import { posix } from 'node:path';

/** What the site has of a file of the repository, if anything. */
export type Find = (file: string) => string | undefined;

/** A block of code | a link or an image | code in a line | an attribute that leads somewhere. */
const parts =
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\s*$|(!?)\[((?:`[^`]*`|[^[\]`])*)\]\(([^)\s]+)\)|`[^`\n]*`|\b(src|srcset|href)="([^"]+)"/gm;

/**
 * @param file where the Markdown stands in the repository: 'docs/figures.md'
 * @returns the same Markdown; a file that the site doesn't have is named instead of linked
 */
export function rewriteLinks(markdown: string, file: string, find: Find): string {
  const resolve = (link: string) => {
    if (/^([a-z]+:|#|\/)/i.test(link)) return { url: link, path: '' };
    const [path, anchor] = decodeURI(link).split('#');
    const target = posix.join(posix.dirname(file), path);
    const url = find(target);
    return { url: url && anchor && !url.includes('#') ? `${url}#${anchor}` : url, path: target };
  };
  return markdown.replace(parts, (whole, _fence, bang, text, link, attribute, value): string => {
    if (link !== undefined) {
      const { url, path } = resolve(link);
      return url ? `${bang}[${text}](${url})` : named(text, path);
    }
    if (attribute === undefined) return whole;
    const { url, path } = resolve(value);
    return `${attribute}="${url ?? path}"`;
  });
}

/** A file as code: alone if the text is its name, behind the text otherwise. */
function named(text: string, path: string): string {
  const plain = text.replace(/`/g, '');
  return path.includes(plain.replace(/\/$/, '')) ? `\`${plain}\`` : `${text} (\`${path}\`)`;
}
