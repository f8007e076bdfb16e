// What an entry carries beside its words, which crosses as it lies in the log.
import type { TimelineEntry } from '$lib/types';

/** The body of an entry. */
export function data(entry: TimelineEntry): Record<string, unknown> {
  return typeof entry.data === 'object' && entry.data !== null ? (entry.data as Record<string, unknown>) : {};
}

/** A text of its body; null where there is none. */
export function field(entry: TimelineEntry, name: string): string | null {
  const value = data(entry)[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
