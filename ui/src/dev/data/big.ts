// A page of any size, for looking at how it scrolls: `big/100000.md` has as many lines.
import type { Block, Inline } from '../../lib/types';

const text = (words: string): Inline => ({ type: 'text', text: words });
const p = (words: string): Block => ({ type: 'paragraph', content: [text(words)] });
const WORDS = 'measure the lag on each replica then drain it in the balancer and wait';
/** Lines of a section as a file would write it. */
const SECTION = 75;

/** The blocks of a file with about so many lines. */
export function bigDocument(lines: number): Block[] {
  return Array.from({ length: Math.ceil(lines / SECTION) }, (_, n) => section(n + 1)).flat();
}

function section(n: number): Block[] {
  const steps = Array.from({ length: 8 }, (_, i) => ({
    step: String((n - 1) * 8 + i + 1),
    task: null,
    blocks: [
      p(`Restart the ${WORDS}`),
      {
        type: 'code',
        language: 'sh',
        text: `kubectl rollout restart deploy/web-${i}`,
        command: true,
      } as Block,
    ],
  }));
  const points = Array.from({ length: 14 }, () => ({ step: null, task: null, blocks: [p(WORDS)] }));
  return [
    { type: 'heading', level: 2, anchor: `section-${n}`, content: [text(`Section ${n}`)], way: null },
    p(`${WORDS} ${WORDS}`),
    { type: 'list', start: 1, items: steps, group: null },
    { type: 'list', start: null, items: points, group: null },
  ];
}
