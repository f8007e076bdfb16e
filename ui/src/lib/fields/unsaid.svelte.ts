// Words in a field that stays open until they are recorded: another screen, a crash, or somebody who ends the record
// meanwhile takes none of them away.
import { memory, type Key } from '../memory';

export class Unsaid {
  readonly #key: Key;
  #words = $state('');
  /** What is being recorded right now: it is kept until that is done. */
  #taken = '';

  /** Goes on with what was typed there before. */
  constructor(key: Key) {
    this.#key = key;
    this.#words = unsaid(key);
  }

  get words(): string {
    return this.#words;
  }

  set words(words: string) {
    this.#words = words;
    this.#keep();
  }

  /** Takes the words out of the field, which is free for the next ones. */
  take(): string {
    this.#taken = this.#words;
    this.words = '';
    return this.#taken;
  }

  /** What was taken is recorded. */
  said(): void {
    this.#taken = '';
    this.#keep();
  }

  /** What was taken comes back, before what was typed meanwhile. */
  back(): void {
    const both = joined(this.#taken, this.#words);
    this.#taken = '';
    this.words = both;
  }

  #keep(): void {
    const all = joined(this.#taken, this.#words);
    memory.set(this.#key, all.trim() === '' ? null : all);
  }
}

/** What was typed into a field and is not recorded. */
export function unsaid(key: Key): string {
  const kept = memory.get(key);
  return typeof kept === 'string' ? kept : '';
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
