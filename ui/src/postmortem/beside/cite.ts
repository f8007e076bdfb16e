// An entry of the timeline as it is cited in a draft.
import { hhmmUtc } from '$lib/time';
import type { TimelineRow } from '$lib/types';

/** `“Clear logs before failing over” (14:33 UTC)`; its words can begin nothing in Markdown. */
export function citation(entry: TimelineRow): string {
  const words = entry.text.replace(/\s+/g, ' ').trim();
  const plain = words.replace(/[\\`*_[\]<>|~]/g, '\\$&');
  return `“${plain}” (${hhmmUtc(Date.parse(entry.happened_at))} UTC)`;
}
