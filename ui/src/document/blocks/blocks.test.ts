// Blocks as they are drawn: what is folded and never lost, and what a heading says beside its words.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Block, Group } from '$lib/types';
import Blocks from './Blocks.svelte';
import { pieces } from '../text/pieces';
import PieceView from './PieceView.svelte';
import { NOBODY, readingContext } from './reading';

const text = (words: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const aside = (kind: 'front_matter' | 'comment' | 'tool', words: string): Block => ({
  type: 'aside',
  kind,
  text: words,
});

it.each([
  ['front_matter', 'Front matter of the file', 'owner: <b>web</b>'],
  ['comment', 'Comment in the file', 'ask Kim & Bo first'],
  ['tool', 'Line for the site’s generator', '<%= partial "x" %>'],
] as const)(
  'folds what stands beside the text (%s), and keeps every word of it',
  async (kind, name, words) => {
    render(Blocks, { blocks: [aside(kind, words)] });
    const summary = screen.getByText(name);
    const fold = summary.closest('details');
    expect(fold, 'out of the way').not.toHaveAttribute('open');
    expect(fold?.querySelector('code')?.textContent, 'as it stands, and never markup').toBe(words);
    await userEvent.click(summary);
    expect(fold).toHaveAttribute('open');
  },
);

it('unfolds it for the printer, and where words were found in it', () => {
  const [piece] = pieces([aside('comment', 'ask Kim first')], []);
  if (!piece) throw new Error('no piece');
  const { container } = render(PieceView, { piece, whole: true });
  expect(container.querySelector('details')).toHaveAttribute('open');
});

it('says a warning once, also where a step is guarded by its words', () => {
  const quote: Block = { type: 'quote', kind: 'warning', blocks: [text('It ends every transaction.')] };
  const reading = { ...NOBODY, cautions: new Set(['It ends every transaction.']) };
  render(Blocks, { props: { blocks: [quote] }, context: readingContext(reading) });
  expect(screen.getAllByRole('note')).toHaveLength(1);
});

it('says of a heading that it is one of several ways, beside its words', () => {
  const option: Block = {
    type: 'heading',
    level: 2,
    anchor: 'option-b',
    content: [{ type: 'text', text: 'Option B' }],
    way: { place: 2, of: 3, group: 1 },
  };
  render(Blocks, { blocks: [option, { ...option, anchor: 'after', way: null }] });
  const [way, plain] = screen.getAllByRole('heading');
  expect(way).toHaveTextContent(/^Option B way 2 of 3 — take one$/);
  expect(plain, 'and of no other').toHaveTextContent(/^Option B$/);
});

/** A sentence on its own that the rules did not take. */
function lone() {
  const group: Group = {
    id: 'g1',
    line: 3,
    heading: 'Notes',
    headings: ['Notes'],
    fingerprints: [],
    items: 1,
    verdict: 'text',
    reason: 'a sentence alone',
    chosen: false,
  };
  const part: Block = { type: 'part', step: null, group: 'g1', blocks: [text('Tell the tenants.')] };
  const [piece] = pieces([part], [group]);
  if (!piece) throw new Error('no piece');
  return { piece, whole: false };
}

it('lets the mouse ask why a single sentence is no step', async () => {
  const asked: string[] = [];
  const reading = { ...NOBODY, ask: (id: string) => void asked.push(id) };
  render(PieceView, { props: lone(), context: readingContext(reading) });
  expect(screen.queryByText(/sentence alone/), 'a remark on each would drown the others').toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'why not a step?' }));
  expect(asked).toEqual(['g1']);
});

it('gives the reason of the sentence that was asked about', () => {
  render(PieceView, { props: lone(), context: readingContext({ ...NOBODY, group: 'g1' }) });
  expect(screen.getByText('not steps: a sentence alone')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'why not a step?' })).toBeNull();
});
