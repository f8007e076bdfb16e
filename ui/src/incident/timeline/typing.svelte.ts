// What is typed into the line of the timeline, and what the core reads of it. A key never waits: the line is read when
// somebody pauses, and once more when it is recorded.
import { asFailure } from '$lib/errors.svelte';
import { line } from '$lib/host';
import type { Failure, LineView } from '$lib/types';

/** A pause in typing, in milliseconds. */
const PAUSE_MS = 120;

export class Typing {
  text = $state('');
  /** What was read of the line; null until there was a pause. */
  read = $state.raw<LineView | null>(null);
  readonly #id: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Its times are those of the incident's own clock. */
  constructor(id: () => string) {
    this.#id = id;
  }

  /** Somebody typed: what was read of the line before no longer holds. */
  type(text: string): void {
    this.text = text;
    this.read = null;
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (text.trim() !== '') this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  /** Takes the line out of the field and reads it at this moment. What cannot be recorded comes back into it. */
  async take(): Promise<{ typed: string; line: LineView } | Failure | null> {
    const typed = this.text;
    if (typed.trim() === '') return null;
    this.type('');
    try {
      const read = await line(this.#id(), typed);
      if (read.asks === null && read.text !== '') return { typed, line: read };
      this.back(typed, read);
      return null;
    } catch (thrown) {
      this.back(typed);
      return asFailure(thrown);
    }
  }

  /** Puts a line back before what was typed meanwhile. */
  back(typed: string, read: LineView | null = null): void {
    const meanwhile = this.text;
    this.type([typed, meanwhile].filter((part) => part !== '').join(' '));
    if (meanwhile !== '' || read === null) return;
    clearTimeout(this.#timer);
    this.read = read;
  }

  async #look(): Promise<void> {
    const turn = this.#turn;
    // Without an answer the line is read when it is recorded.
    const read = await line(this.#id(), this.text).catch(() => null);
    if (turn === this.#turn) this.read = read;
  }
}
