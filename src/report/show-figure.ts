/** Shows a figure where the reader is. */

/** A notebook's kernel that can show pictures says so here. */
interface Notebook {
  notebookDisplay?: (svg: string) => void;
}

/**
 * In a notebook the picture; in a terminal its title and what it shows, in words.
 * @param svg what a figure function returned
 * @example showFigure(lossesFigure())
 */
export function showFigure(svg: string): void {
  const { notebookDisplay } = globalThis as Notebook;
  if (notebookDisplay) notebookDisplay(svg);
  else console.log(figureInWords(svg));
}

/** @example figureInWords(lossesFigure()) // '[What a prediction costs] Binary cross-entropy of label 1 and …' */
export function figureInWords(svg: string): string {
  const [title, description] = ['title', 'desc'].map((tag) =>
    unescapeXml(svg.match(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`))?.[1] ?? ''),
  );
  return `[${title}] ${description}`;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
