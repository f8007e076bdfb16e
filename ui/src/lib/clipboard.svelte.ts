// Copying, and saying that it was done.
import { announce } from './announce.svelte';
import { failures } from './errors.svelte';

/** How long a button says that it was copied, in milliseconds. */
const SHOWN_MS = 2000;

class Copied {
  /** What was copied last and how it is called, while that is shown. */
  #last = $state.raw<{ text: string; what: string; said: string } | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** True for a moment after this text was copied under this name, by key or by press. */
  just(text: string | null, what: string): boolean {
    return this.#last !== null && this.#last.text === text && this.#last.what === what;
  }

  /** What a button says of that for a moment: `Copied`, `Copied 1 of 3`; else `Copy`. */
  word(text: string, what: string): string {
    return this.just(text, what) ? (this.#last?.said ?? '') : 'Copy';
  }

  say(text: string, what: string, said: string): void {
    this.#last = { text, what, said };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#last = null), SHOWN_MS);
  }
}

export const copied = new Copied();

/** What was said of a command before it is copied, and waits for the second press. */
class Asked {
  #text = $state<string | null>(null);

  /** True where the next press copies this text. */
  of(text: string | null): boolean {
    return text !== null && this.#text === text;
  }

  /** Says `ask` at the first press and returns false; true at the second, and where there is nothing to say. */
  passes(text: string, ask: string | null): boolean {
    const said = ask && `${ask} Nothing is copied yet: copy again to take it as it stands.`;
    const passes = said === null || this.of(text);
    this.#text = passes ? null : text;
    if (!passes) announce(said);
    if (!passes) failures.remark = said;
    else if (failures.remark === said) failures.remark = null;
    return passes;
  }
}

export const asked = new Asked();

/** Copies a command of which `ask` is said first: at the first press it is not copied. */
export async function copyAsking(
  text: string,
  what: string,
  ask: string | null,
  said?: string,
): Promise<boolean> {
  return asked.passes(text, ask) && copy(text, what, said);
}

/**
 * Copies the text; `what` names it in the announcement: `Step 5, command`, unless `said` says it otherwise, as in
 * `Copied 1 of 3`. Returns whether it worked.
 */
export async function copy(text: string, what: string, said?: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    copied.say(text, what, said ?? 'Copied');
    announce(said ?? `${what} copied`);
    return true;
  } catch {
    failures.report({
      code: 'failed',
      message: 'Nothing was copied: the system refused. Mark the text and press Ctrl C.',
    });
    return false;
  }
}
