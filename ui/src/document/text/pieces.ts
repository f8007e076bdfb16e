// A document as a flat row of pieces, each small enough to be drawn alone: a list becomes its items, a long block of code
// or a long table becomes parts of it. So a file of 100,000 lines costs no more than what is on the screen. Pure.
import { isSuggested, isText } from './verdict';
import type { Block, Group, Inline, Item } from '$lib/types';
import { plain } from './text';

/** Lines of code that are drawn as one piece. */
const LINES = 60;
/** Rows of a table that are drawn as one piece. */
const ROWS = 40;

/** Where a piece stands among its neighbours. */
interface Place {
  /** The group that decides whether this is steps. */
  group: Group | null;
  /** It begins, or ends, what stands together: a list, a group, a block of code. */
  first: boolean;
  last: boolean;
  /** The heading above says already what became of the group. */
  said: boolean;
}

export type Piece = Place &
  (
    | { kind: 'block'; block: Block; /** The group that a heading speaks for. */ head: Group | null }
    | { kind: 'item'; item: Item; n: number; of: number; start: number | null; steps: boolean }
    | { kind: 'lines'; text: string; whole: string; language: string; command: boolean }
    | { kind: 'rows'; head: Inline[][]; rows: Inline[][][] }
  );

/** The pieces of a document. */
export function pieces(document: Block[], groups: Group[]): Piece[] {
  const known = new Map(groups.map((one) => [one.id, one]));
  const made: Piece[] = [];
  for (const block of document) add(made, block, known);
  join(made);
  return made;
}

function add(made: Piece[], block: Block, known: Map<string, Group>): void {
  const place = { group: null, first: true, last: true, said: false };
  const group = 'group' in block && block.group !== null ? (known.get(block.group) ?? null) : null;
  if (block.type === 'list') {
    const steps = block.items.some((one) => one.numbers !== undefined);
    const of = block.items.length;
    block.items.forEach((item, n) => {
      const edges = { first: n === 0, last: n === of - 1 };
      made.push({ ...place, ...edges, group, kind: 'item', item, n, of, start: block.start, steps });
    });
  } else if (block.type === 'part' && block.step === null && group === null) {
    block.blocks.forEach((one) => add(made, one, known));
  } else if (block.type === 'part' && group !== null && isHeading(block.blocks)) {
    const [heading] = block.blocks;
    made.push({ ...place, group, said: true, kind: 'block', block: heading, head: group });
  } else if (block.type === 'code' || block.type === 'raw') {
    addLines(made, block, place);
  } else if (block.type === 'table' && block.rows.length > ROWS) {
    for (let at = 0; at < block.rows.length; at += ROWS) {
      const edges = { first: at === 0, last: at + ROWS >= block.rows.length };
      made.push({
        ...place,
        ...edges,
        kind: 'rows',
        head: block.head,
        rows: block.rows.slice(at, at + ROWS),
      });
    }
  } else {
    made.push({ ...place, group, kind: 'block', block, head: null });
  }
}

function addLines(made: Piece[], block: Block & { type: 'code' | 'raw' }, place: Place): void {
  const lines = block.text.split('\n');
  if (lines.length <= LINES * 2) {
    made.push({ ...place, kind: 'block', block, head: null });
    return;
  }
  const code = block.type === 'code' ? block : { language: '', command: false };
  for (let at = 0; at < lines.length; at += LINES) {
    made.push({
      ...place,
      first: at === 0,
      last: at + LINES >= lines.length,
      kind: 'lines',
      text: lines.slice(at, at + LINES).join('\n'),
      whole: (block.type === 'code' && block.session?.copies) || block.text,
      language: code.language,
      command: code.command,
    });
  }
}

/** A heading that could be a step, alone: what is below it is decided on by itself. */
const isHeading = (blocks: Block[]): blocks is [Block & { type: 'heading' }] =>
  blocks.length === 1 && blocks[0]?.type === 'heading';

/** A single sentence that is text. It says so only where the cursor is: a remark on each would drown those that matter. */
export function isLone(piece: Piece): boolean {
  const { group } = piece;
  if (piece.kind !== 'block' || piece.block.type !== 'part' || group === null) return false;
  const [only, ...more] = piece.block.blocks;
  const isSentence = only?.type === 'paragraph' && more.length === 0;
  return isSentence && isText(group) && group.items === 1 && !group.chosen;
}

/** Groups that go over several pieces have one frame, and a heading right above speaks for the group. */
function join(made: Piece[]): void {
  made.forEach((piece, n) => {
    const before = made[n - 1];
    if (!piece.group) return;
    if (before?.group === piece.group) {
      piece.first = before.last = false;
      piece.said = true;
      return;
    }
    if (isLone(piece)) return;
    const heading = before?.kind === 'block' && before.block.type === 'heading' ? before : null;
    if (!heading || heading.head !== null || isSuggested(piece.group)) return;
    heading.head = piece.group;
    piece.said = true;
  });
}

/** A guess of a piece's height in pixels, before it is drawn at a width of some 100 characters. */
export function guess(piece: Piece): number {
  switch (piece.kind) {
    case 'item':
      return 12 + blocksHeight(piece.item.blocks);
    case 'lines':
      return 18 * (piece.text.split('\n').length + 1);
    case 'rows':
      return 28 * (piece.rows.length + 1);
    case 'block':
      return 6 + blocksHeight([piece.block]);
  }
}

const blocksHeight = (blocks: Block[]): number => blocks.reduce((sum, block) => sum + blockHeight(block), 0);
const wrapped = (content: Inline[]) => 21 * Math.max(1, Math.ceil(plain(content).length / 75));

function blockHeight(block: Block): number {
  switch (block.type) {
    case 'heading':
      return 40;
    case 'paragraph':
      return 6 + wrapped(block.content);
    case 'list':
      return block.items.reduce((sum, one) => sum + 6 + blocksHeight(one.blocks), 0);
    case 'part':
    case 'quote':
      return 8 + blocksHeight(block.blocks);
    case 'code':
    case 'raw':
      return 22 + 18 * block.text.split('\n').length;
    case 'table':
      return 28 * (block.rows.length + 1);
    case 'rule':
      return 33;
    case 'aside':
      return 22;
  }
}
