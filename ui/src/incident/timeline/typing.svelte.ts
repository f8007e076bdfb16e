// What is typed into the line of the timeline, and what the core reads of it. A key never waits: the line is read when
// somebody pauses, and once more when it is recorded.
import { asFailure } from '$lib/errors.svelte';
import { line } from '$lib/host';
import type { Failure, LineView } from '$lib/types';
import { Unsaid } from '$lib/fields/unsaid.svelte';

/** A pause in typing, in milliseconds. */
const PAUSE_MS = 120;

export class Typing {
  /** What was read of the line; null until there was a pause. */
  read = $state.raw<LineView | null>(null);
  readonly #id: string;
  readonly #field: Unsaid;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Its times are those of the incident's own clock. */
  constructor(id: string) {
    this.#id = id;
    this.#field = new Unsaid(`line.${id}`);
    this.#changed();
  }

  get text(): string {
    return this.#field.words;
  }

  /** Somebody typed: what was read of the line before no longer holds. */
  type(text: string): void {
    this.#field.words = text;
    this.#changed();
  }

  #changed(): void {
    this.read = null;
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (this.text.trim() !== '') this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  /** Takes the line out of the field and reads it at this moment. What cannot be recorded comes back into it. */
  async take(): Promise<LineView | Failure | null> {
    if (this.text.trim() === '') return null;
    const typed = this.#field.take();
    this.#changed();
    try {
      const read = await line(this.#id, typed);
      if (read.asks === null && read.text !== '') return read;
      this.back(read);
      return null;
    } catch (thrown) {
      this.back();
      return asFailure(thrown);
    }
  }

  /** The line that was taken is recorded. */
  said(): void {
    this.#field.said();
  }

  /** Puts the line that was taken back before what was typed meanwhile. */
  back(read: LineView | null = null): void {
    const meanwhile = this.text;
    this.#field.back();
    this.#changed();
    if (meanwhile !== '' || read === null) return;
    clearTimeout(this.#timer);
    this.read = read;
  }

  async #look(): Promise<void> {
    const turn = this.#turn;
    // Without an answer the line is read when it is recorded.
    const read = await line(this.#id, this.text).catch(() => null);
    if (turn === this.#turn) this.read = read;
  }
}
