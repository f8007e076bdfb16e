// What a window remembers over its end, however it ends: the screen, and what was typed and is said nowhere yet. It lies in
// the data folder, because the page's own storage reaches the disk only when the engine of the page finds the time.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { asFailure, failures } from './errors.svelte';
import * as host from './host';

/** What is typed for an incident: an update, the line of its timeline, an observation, its post-mortem. */
export const FIELDS = ['draft', 'line', 'seen', 'postmortem'] as const;
export type Field = (typeof FIELDS)[number];

/** What can be remembered; the shell refuses other keys. */
export type Key = 'screen' | `${Field}.${string}`;

/** The least time between two writes, so that a person who types does not keep the disk busy. */
const PAUSE_MS = 250;
/** When a write that failed is tried again. */
const AGAIN_MS = 5000;

export class Memory {
  /** Keys whose value is not on the disk yet. */
  readonly #unsaved = new SvelteSet<Key>();
  readonly #values = new SvelteMap<Key, unknown>();
  readonly #waiting = new Map<Key, unknown>();
  #writing = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  /** Reads what an earlier window left. Where it cannot be read the window starts without it. */
  async recall(): Promise<void> {
    try {
      const kept = await host.remembered();
      for (const [key, value] of Object.entries(kept)) if (isKey(key)) this.#values.set(key, value);
    } catch {
      // Home says that the data cannot be read, and why.
    }
  }

  /** What is remembered; null where nothing is. */
  get(key: Key): unknown {
    return this.#values.get(key) ?? null;
  }

  /** The incidents of which something is remembered that was typed into a field. */
  incidents(field: Field): string[] {
    const keys = [...this.#values.keys()].filter((key) => key.startsWith(`${field}.`));
    return keys.map((key) => key.slice(field.length + 1));
  }

  /** True when what is remembered under a key is on the disk. */
  saved(key: Key): boolean {
    return this.#values.has(key) && !this.#unsaved.has(key);
  }

  /** Remembers a value; null forgets it. The first is written at once, the next ones after a short pause. */
  set(key: Key, value: unknown): void {
    if (JSON.stringify(value) === JSON.stringify(this.get(key))) return;
    if (value === null) this.#values.delete(key);
    else this.#values.set(key, value);
    this.#waiting.set(key, value);
    this.#unsaved.add(key);
    if (this.#pause === undefined) void this.#write();
  }

  /** Writes at once what waits for the end of the pause: the window goes out of sight. */
  flush(): void {
    if (this.#waiting.size > 0) void this.#write();
  }

  /** Writes what waits, one after the other, so that an older value never comes last. */
  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    clearTimeout(this.#pause);
    const batch = [...this.#waiting];
    this.#waiting.clear();
    let failed = false;
    for (const [key, value] of batch) failed = !(await this.#put(key, value)) || failed;
    this.#writing = false;
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.flush();
      },
      failed ? AGAIN_MS : PAUSE_MS,
    );
  }

  async #put(key: Key, value: unknown): Promise<boolean> {
    try {
      await host.remember(key, value);
      if (!this.#waiting.has(key)) this.#unsaved.delete(key);
      if (key !== 'screen') this.#said = '';
      return true;
    } catch (thrown) {
      if (!this.#waiting.has(key)) this.#waiting.set(key, value);
      if (key !== 'screen') this.#say(thrown);
      return false;
    }
  }

  /** Says once why what is typed is not kept. A screen that is not remembered is no trouble to anybody. */
  #say(thrown: unknown): void {
    const { message } = asFailure(thrown);
    if (message !== this.#said) failures.report(thrown);
    this.#said = message;
  }
}

/** The memory of this window. */
export const memory = new Memory();

function isKey(key: string): key is Key {
  return key === 'screen' || FIELDS.some((field) => key.startsWith(`${field}.`));
}
