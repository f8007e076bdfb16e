// A scenario as a row of injects, with what a person may turn of it. Pure.
import { lasted, storyTime } from '$lib/time';
import type { Expectation, Inject, Piece, StoryView } from '$lib/types';

/** An expectation; a piece where the file is in another form. */
export interface Expected {
  text: string;
  within: number | null;
  objectives: string[];
  piece: Piece | null;
}

/** An inject; none where a person turned it. */
export interface Card {
  id: string;
  inject: Inject | null;
  piece: Piece | null;
  time: Piece | null;
  expected: Expected[];
}

/** The injects of a scenario: in the order of the file where a person may turn them, else in the order of the play. */
export function cards(story: StoryView): Card[] {
  const { injects } = story.scenario;
  if (story.pieces.length === 0) {
    const order = [...injects].sort((a, b) => (a.at_ms ?? Infinity) - (b.at_ms ?? Infinity) || 0);
    return order.map((inject) => ({
      id: inject.id,
      inject,
      piece: null,
      time: null,
      expected: inject.expectations.map((one) => plain(one)),
    }));
  }
  const of = new Map(injects.map((one) => [one.id, one]));
  const all: Card[] = [];
  for (const piece of story.pieces) {
    const last = all.at(-1);
    if (piece.what === 'inject') {
      all.push({ id: piece.inject, inject: of.get(piece.inject) ?? null, piece, time: null, expected: [] });
    } else if (last && piece.what === 'time') last.time = piece;
    else last?.expected.push({ text: piece.words, within: null, objectives: [], piece });
  }
  return all;
}

const plain = ({ text, within_ms, objectives }: Expectation): Expected => ({
  text,
  within: within_ms,
  objectives,
  piece: null,
});

/** Everything that the keys go over: pieces, or injects where nothing can be turned. */
export const stops = (all: Card[]): { id: string; piece: Piece | null }[] =>
  all.flatMap((card) => [
    { id: card.piece?.id ?? card.id, piece: card.piece },
    ...(card.time ? [{ id: card.time.id, piece: card.time }] : []),
    ...card.expected.flatMap(({ piece }) => (piece ? [{ id: piece.id, piece }] : [])),
  ]);

/** What stands for the time of an inject: `T+00:25`, or `T+??` for one that waits. */
export const timeOf = (inject: Inject): string => (inject.at_ms === null ? 'T+??' : storyTime(inject.at_ms));

/** What an inject waits for, where it has no time. */
export function waits({ trigger }: Inject): string {
  if (trigger === null || trigger.on === 'manual') return 'by hand';
  if (trigger.on === 'unmet') return `when ${trigger.objective} is unmet at ${storyTime(trigger.at_ms)}`;
  return trigger.plus_ms === 0
    ? `after ${trigger.inject}`
    : `${lasted(trigger.plus_ms)} after ${trigger.inject}`;
}

/** By which way an inject comes: `from monitoring, to IC, by chat`. */
export const way = ({ from, to, via }: Inject): string =>
  [from && `from ${from}`, to.length > 0 && `to ${to.join(', ')}`, via && `by ${via}`]
    .filter(Boolean)
    .join(', ');

/** How a piece reads when it is turned, and when it is not. */
export const verdict = ({ what, turned }: Piece): string =>
  ({
    inject: turned ? 'no inject' : 'inject',
    time: turned ? 'by hand' : 'proposed time',
    expectation: turned ? 'only a note' : 'expected',
  })[what];
