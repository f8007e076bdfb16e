// The clock of an incident on the page: which of its faces is true now. The core wrote them with their moments.
import type { ClockFace, ClockTone, ClockView, Face } from '$lib/types';

/** The last face whose time has come; before the first, the first. */
export function faceAt(clock: ClockView, now: number): ClockFace | undefined {
  return clock.faces.findLast((face) => face.from <= now) ?? clock.faces[0];
}

interface Facts {
  /** In the place of the number, where there is little room and less; null while a number counts. */
  short: { words: string; slim: string } | null;
  /** What the edge of the clock says, in words for who listens: who acts at zero. */
  edge: string | null;
  /** What is offered beside it. */
  offers: 'post' | 'take' | 'copy';
}

const inShort = (words: string, slim = words): Facts => ({
  short: { words, slim },
  edge: null,
  offers: 'post',
});
const counting = (edge: string | null = null, offers: Facts['offers'] = 'post'): Facts => ({
  short: null,
  edge,
  offers,
});

const FACES: Record<Face, Facts> = {
  not_delivered: inShort('✕ not delivered', '✕ lost'),
  not_known: inShort('? not known', '? sent'),
  held: inShort('held'),
  unpromised: inShort('none'),
  ended: inShort('ended'),
  other_sends: counting('another laptop sends', 'take'),
  nothing_sends: counting('nothing sends here', 'copy'),
  asking: counting('waits for you'),
  snoozed: counting(),
  calm: counting(),
  soon: counting(),
  overdue: counting(),
};

/** In the place of the number, where there is little room: `held`, `✕ not delivered`; null while a number counts. */
export function shortWords(face: Face, slim: boolean): string | null {
  const { short } = FACES[face];
  return short && (slim ? short.slim : short.words);
}

/** What the edge of a counting clock says, in words for who listens: who acts at zero. */
export const edgeWords = (face: Face): string | null => FACES[face].edge;

/** What is offered beside the clock: to post, to send from this laptop, or to copy the text where nothing sends. */
export const offers = (face: Face | undefined): Facts['offers'] => (face ? FACES[face].offers : 'post');

const COLOURS: Record<ClockTone, '' | 'soon' | 'over'> = {
  still: '',
  calm: '',
  soon: 'soon',
  late: 'over',
  lost: 'over',
};

/** The colour of its number, as a class. */
export const colourOf = (tone: ClockTone): string => COLOURS[tone];

/** The number of an incident without what all have in common: `0042`. */
export const shortNumber = (number: string): string => number.replace(/^INC-/, '');
