// Words of the players' window. It takes nothing from the facilitator's folder.
import { hhmmss, hhmmUtc } from '$lib/time';
import type { Given, PlayersView } from '$lib/types';

/** A time of the story to the second: `T+00:31:20`. */
export const storyT = (ms: number): string => `T+${hhmmss(ms)}`;

const ROLES: Record<string, string> = { commander: 'IC', scribe: 'Scribe', deputy: 'Deputy' };

/** `IC` */
export const roleName = (role: string): string => ROLES[role] ?? role.charAt(0).toUpperCase() + role.slice(1);

/** When it was given: the time of day of the story where there is one, and who says it by which way. */
export function heading(given: Given, { clock }: PlayersView): string {
  const at =
    clock.story_at === null ? storyT(given.at_ms) : hhmmUtc(clock.story_at - clock.t_ms + given.at_ms);
  return [
    at,
    given.from ? `from ${given.from}` : null,
    given.to.length > 0 ? `to ${given.to.join(', ')}` : null,
    given.via ? `via ${given.via}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
