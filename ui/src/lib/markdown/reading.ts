// What the blocks of a document need of the screen around them: the current step, and what a press does.
import { getContext, setContext } from 'svelte';

export interface Reading {
  /** The step that J and K have reached; null before the first. */
  readonly current: string | null;
  /** Names of blanks, which are marked in commands. */
  readonly blanks: readonly string[];
  choose: (step: string) => void;
  copy: (command: string, what: string) => void;
  /** Asks before an address is opened. */
  follow: (href: string) => void;
}

const KEY = Symbol('reading');

export const provideReading = (reading: Reading): void => void setContext(KEY, reading);

/** The screen's reading; outside of one, links and copying do nothing. */
export const useReading = (): Reading =>
  getContext<Reading | undefined>(KEY) ?? {
    current: null,
    blanks: [],
    choose: () => {},
    copy: () => {},
    follow: () => {},
  };
