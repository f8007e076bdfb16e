// The screen of a post-mortem is left before its text is kept: it becomes a version of its own, and where that fails the
// person comes back to it.
import { asFailure, failures, isStale } from '$lib/errors.svelte';
import * as host from '$lib/host';
import { memory } from '$lib/memory';
import { router } from '$lib/router.svelte';
import type { Failure } from '$lib/types';

/** A text that is no version yet. */
interface Left {
  text: string;
  /** The version that it was written from. */
  base: number | null;
}

/** How often another version may come while this one is put beside it. */
const TRIES = 3;
const NOT_KEPT = 'Your text is not kept yet, and waits in the post-mortem.';
/** The texts to which a person was brought back. */
const returned = new Map<string, string>();
const key = (id: string) => `postmortem.${id}` as const;

/** The text of an incident's post-mortem that is no version yet: of this window, or of one before it. */
export function leftBehind(id: string): Left | undefined {
  const kept = memory.get(key(id));
  return isLeft(kept) ? kept : undefined;
}

function isLeft(value: unknown): value is Left {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('base' in value)) return false;
  return typeof value.text === 'string' && (value.base === null || typeof value.base === 'number');
}

/** Keeps a text that cannot be a version now where the next start of the window finds it. */
export function putAside(id: string, left: Left): void {
  memory.set(key(id), left);
}

/** Keeps the text whenever the window goes out of sight. Returns the way to stop. */
export function keepOutOfSight(keep: () => unknown): () => void {
  const hidden = () => void (document.visibilityState === 'hidden' && keep());
  const gone = () => void keep();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', gone);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', gone);
  };
}

/** The text is kept: nothing waits any more. */
export function nothingLeft(id: string): void {
  memory.set(key(id), null);
  returned.delete(id);
  if (failures.remark?.startsWith(NOT_KEPT)) failures.remark = null;
}

/** Keeps the text of a screen that was left. */
export async function keepOnLeaving(id: string, left: Left): Promise<void> {
  try {
    await host.keepDraft(id, left.text, left.base, null);
    nothingLeft(id);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (isStale(failure)) await beside(id, left, TRIES);
    else stay(id, left, failure);
  }
}

/** Keeps the text as a version of its own; the one that came meanwhile is the latest again after it. */
async function beside(id: string, left: Left, tries: number): Promise<void> {
  try {
    const { version, text } = await host.draft(id);
    const mine = await host.keepDraft(id, left.text, version?.n ?? null, null);
    nothingLeft(id);
    failures.done(
      `A newer version by ${version?.by ?? ''} stands. Your text is kept beside it as version ${mine.n}.`,
      [{ name: 'Show the post-mortem', run: () => router.postmortem(id) }],
    );
    // Where yet another one came, that one is the latest.
    await host.keepDraft(id, text, mine.n, null).catch(() => undefined);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (isStale(failure) && tries > 1) await beside(id, left, tries - 1);
    else stay(id, left, failure);
  }
}

/** Comes back to the text, once: who leaves the same text again may go, and finds it there later. */
function stay(id: string, left: Left, failure: Failure): void {
  const again = returned.get(id) === left.text;
  returned.set(id, left.text);
  putAside(id, left);
  // A remark: it stands until a person has put it away.
  failures.remark = `${NOT_KEPT} ${failure.message}`;
  if (!again) router.postmortem(id);
}
