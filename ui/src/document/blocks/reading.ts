// What the blocks of a document need of the screen around them: the current step, and what a press does.
import { getContext, setContext } from 'svelte';
import type { Group, PlayersView } from '$lib/types';

/** The texts of a scenario that are more than plain words, as blocks. */
export type DrawnTexts = PlayersView['drawn'];

export interface Reading {
  /** The step that J and K have reached; null before the first, and on a list that is text. */
  readonly current: string | null;
  /** The group that T would change; null where there is none. */
  readonly group: string | null;
  /** The command of the current step that C copies next; null where there is none. */
  readonly next: string | null;
  /** Names of blanks, which are marked in commands. */
  readonly blanks: readonly string[];
  /** What is to be seen after a command, and what guards a step: plain text that blocks are compared with. */
  readonly expected: ReadonlySet<string>;
  readonly cautions: ReadonlySet<string>;
  /** Where a picture of the file lies. */
  picture: (ordinal: number) => string;
  choose: (step: string) => void;
  /** Goes to a group, which then says what became of it and why. */
  ask: (group: string) => void;
  /** Says that a group is steps, or is none. */
  decide: (group: Group, steps: boolean) => void;
  /** Takes back what a person said of a group. */
  undecide: (group: Group) => void;
  /** Copies a command; `doubt` is why it was not taken apart. */
  copy: (command: string, what: string, doubt?: string) => void;
  /** Copies the next line of the current step's commands. */
  copyLine: () => void;
  /** How many commands of this text can be copied alone; 0 where it is one. */
  lines: (command: string) => number;
  /** Follows a link, or says why it leads nowhere. */
  follow: (href: string) => void;
}

const KEY = Symbol('reading');

export const provideReading = (reading: Reading): void => void setContext(KEY, reading);

/** The same for what is drawn outside of a screen. */
export const readingContext = (reading: Reading): Map<symbol, Reading> => new Map([[KEY, reading]]);

/** A reading in which nothing can be done; a screen gives its own where it can. */
export const NOBODY: Reading = {
  current: null,
  group: null,
  next: null,
  blanks: [],
  expected: new Set(),
  cautions: new Set(),
  picture: () => '',
  choose: () => {},
  ask: () => {},
  decide: () => {},
  undecide: () => {},
  copy: () => {},
  copyLine: () => {},
  lines: () => 0,
  follow: () => {},
};

/** The screen's reading; outside of one, links are words and nothing offers to be copied. */
export const useReading = (): Reading => getContext<Reading | undefined>(KEY) ?? NOBODY;

const WHOLE = Symbol('whole');

/** Says for what is inside whether long text is shown to its end. */
export const provideWhole = (whole: () => boolean): void => void setContext(WHOLE, whole);

/** True where nothing is cut short. */
export const useWhole = (): (() => boolean) =>
  getContext<(() => boolean) | undefined>(WHOLE) ?? (() => false);
