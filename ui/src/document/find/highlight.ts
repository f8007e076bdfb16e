// Marks found words in what is drawn, without touching the markup: the CSS Custom Highlight API.
import { folded, places, type Match } from './find';

const ALL = 'found';
const NOW = 'found-now';

/** True where the engine can mark; elsewhere the page still goes to each match. */
const can = () => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined';

/** Marks the words in the rows that are drawn; the match that is shown stands out. Returns its place, when drawn. */
export function highlight(root: HTMLElement, words: string, match: Match | null): Range | null {
  clear();
  const wanted = folded(words.trim());
  if (!can() || wanted === '') return null;
  const ranges: Range[] = [];
  let now: Range | null = null;
  for (const row of root.querySelectorAll<HTMLElement>('[data-row]')) {
    const own = rangesIn(row, wanted);
    if (match && Number(row.dataset['row']) === match.piece) now = own[match.nth] ?? own[0] ?? null;
    ranges.push(...own);
  }
  CSS.highlights.set(ALL, new Highlight(...ranges));
  if (now) CSS.highlights.set(NOW, new Highlight(now));
  return now;
}

export function clear(): void {
  if (!can()) return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(NOW);
}

/** Every place of the words in an element, over the borders of what is inside of a line, never over those of lines. */
function rangesIn(row: HTMLElement, wanted: string): Range[] {
  const nodes: { node: Text; from: number }[] = [];
  let [text, line]: [string, Element | null] = ['', null];
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_ALL, (node) =>
    node instanceof Element && node.hasAttribute('data-skip')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof HTMLBRElement) text += '\n';
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest('p, pre, td, th, h1, h2, h3, h4, h5, h6, li, small') ?? null;
    if (own !== line) text += '\n';
    line = own;
    nodes.push({ node, from: text.length });
    text += node.data;
  }
  return places(folded(text), wanted).map((at) => range(nodes, at, at + wanted.length));
}

function range(nodes: { node: Text; from: number }[], from: number, to: number): Range {
  const made = document.createRange();
  const holding = (place: number) => nodes.findLast((one) => one.from <= place);
  const [start, end] = [holding(from), holding(to - 1)];
  if (start) made.setStart(start.node, Math.min(from - start.from, start.node.length));
  if (end) made.setEnd(end.node, Math.min(to - end.from, end.node.length));
  return made;
}
