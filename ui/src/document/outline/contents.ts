// What there is to go to in a page: its headings, its steps, the lists that are text. Pure.
import { isSuggested, isText } from '../text/verdict';
import type { Block, Group, Item, ReaderRunbook } from '$lib/types';
import type { Piece } from '../text/pieces';
import type { Numbers } from '../text/commands';
import { plain } from '../text/text';

/** A heading with what stands under it, up to the next one. */
export interface Section {
  level: number;
  anchor: string;
  text: string;
  piece: number;
  steps: number;
  /** Steps that only their wording makes steps. */
  suggested: number;
}

/** Where J and K stop: a step, or a list that is text. */
export interface Stop {
  piece: number;
  /** `5`, `5.1`, `5-7`; none for a list that is text. */
  step: string | null;
  numbers: Numbers;
  group: Group | null;
}

export interface Contents {
  sections: Section[];
  stops: Stop[];
}

/** Goes through the pieces once. */
export function contents(pieces: readonly Piece[]): Contents {
  const all: Contents = { sections: [], stops: [] };
  pieces.forEach((piece, n) => {
    const { group } = piece;
    if (isText(group) && piece.first) all.stops.push({ piece: n, step: null, numbers: undefined, group });
    if (piece.kind === 'item') visitItem(all, piece.item, n, group);
    if (piece.kind === 'block') visit(all, piece.block, n, group);
  });
  return all;
}

function visit(all: Contents, block: Block, piece: number, group: Group | null): void {
  switch (block.type) {
    case 'heading':
      all.sections.push({
        level: block.level,
        anchor: block.anchor,
        text: plain(block.content),
        piece,
        steps: 0,
        suggested: 0,
      });
      return;
    case 'list':
      return block.items.forEach((item) => visitItem(all, item, piece, group));
    case 'part':
      return visitPart(all, block, piece, group);
    case 'quote':
      return block.blocks.forEach((one) => visit(all, one, piece, group));
    case 'paragraph':
    case 'code':
    case 'table':
    case 'rule':
    case 'aside':
    case 'raw':
  }
}

/** A heading that is a step itself counts its step, not the heading before it. */
function visitPart(all: Contents, part: Block & { type: 'part' }, piece: number, group: Group | null): void {
  const own = part.blocks[0]?.type === 'heading' ? 1 : 0;
  part.blocks.slice(0, own).forEach((one) => visit(all, one, piece, group));
  if (part.step !== null) stop(all, part, piece, group);
  part.blocks.slice(own).forEach((one) => visit(all, one, piece, group));
}

function visitItem(all: Contents, item: Item, piece: number, group: Group | null): void {
  if (item.step !== null) stop(all, item, piece, group);
  item.blocks.forEach((block) => visit(all, block, piece, group));
}

function stop(
  all: Contents,
  { step, numbers }: Pick<Item, 'step' | 'numbers'>,
  piece: number,
  group: Group | null,
): void {
  all.stops.push({ piece, step, numbers, group });
  const section = all.sections.at(-1);
  if (!section || !numbers) return;
  const [from, to] = numbers;
  section[isSuggested(group) ? 'suggested' : 'steps'] += to - from + 1;
}

/** `4`, `2 ?`, `4 + 2 ?`; empty without steps. */
export const stepsShort = (section: Section): string =>
  [section.steps || '', section.suggested ? `${section.suggested} ?` : ''].filter(Boolean).join(' + ');

/** The section that a piece stands in, as its place in the list; -1 before the first. */
export function sectionOf(sections: readonly Section[], piece: number): number {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.piece ?? 0) <= piece) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The piece that holds a line of the file, or the last one before it whose line is known; null when none is. */
export function pieceOfLine(
  runbook: Pick<ReaderRunbook, 'phases' | 'groups'>,
  { sections, stops }: Contents,
  line: number,
): number | null {
  const known: [number, number | undefined][] = [
    ...runbook.phases.flatMap((phase) => [
      [phase.line, sections.find((one) => one.anchor === phase.anchor)?.piece] as [
        number,
        number | undefined,
      ],
      ...phase.steps.map((step): [number, number | undefined] => [
        step.line,
        stops.find((stop) => stop.step === String(step.number))?.piece,
      ]),
    ]),
    ...runbook.groups.map((one): [number, number | undefined] => [
      one.line,
      stops.find((stop) => stop.group?.id === one.id)?.piece,
    ]),
  ];
  let best: [number, number] | null = null;
  for (const [at, piece] of known) {
    if (piece !== undefined && at <= line && (best === null || at >= best[0])) best = [at, piece];
  }
  return best?.[1] ?? null;
}
