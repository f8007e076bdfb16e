// What an entry says: in its row, and in the quiet line below. Pure. A rule that the core should own.
import type { TimelineEntry } from '$lib/types';
import { data, field } from './data';
import { is } from './kinds';

/** What stands in the row and below it. A post is told by where it went, and its words stand below. */
export function saidOf(entry: TimelineEntry): [string, string | null] {
  const posted = is(entry, 'update_posted') || is(entry, 'ping_posted');
  const words = field(entry, 'text');
  if (posted && words !== null) return [postWords(entry), words];
  if (is(entry, 'decision') && !/^decision\b/i.test(entry.text)) return [`Decision: ${entry.text}`, null];
  return splitReason(entry);
}

function postWords(entry: TimelineEntry): string {
  const { late, elsewhere, closing, channels } = data(entry);
  const human = closing === true ? 'Closing post' : 'Update';
  const what = is(entry, 'ping_posted') ? 'Automatic ping' : human;
  if (elsewhere === true) return `${what} said elsewhere`;
  const names = Array.isArray(channels) ? channels.join(', ') : '';
  if (names === '') return `${what} recorded, no channel is set up`;
  return `${what} to ${names}${late === true ? ', late' : ''}`;
}

/** The reason stands below; the log's own words end with it after a dash. */
function splitReason(entry: TimelineEntry): [string, string | null] {
  const reason = field(entry, 'reason');
  const end = ` — ${reason}`;
  if (reason === null) return [entry.text, null];
  if (entry.text.endsWith(end)) return [entry.text.slice(0, -end.length), reason];
  return [entry.text, entry.text.includes(reason) ? null : reason];
}
