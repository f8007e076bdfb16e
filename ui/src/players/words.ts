// Words of the players' window. It takes nothing from the facilitator's folder.
import { hhmmUtc, storyTime } from '$lib/time';
import type { Given, PlayersView } from '$lib/types';
import { dotted } from '$lib/words';

/** When it was given, with the time of day in the story where there is one, and who says it by which way. */
export function heading(given: Given, { clock }: PlayersView): string {
  return dotted(
    storyTime(given.at_ms),
    clock.story_at === null ? null : `${hhmmUtc(clock.story_at - clock.t_ms + given.at_ms)} in the story`,
    given.from ? `from ${given.from}` : null,
    given.to.length > 0 ? `to ${given.to.join(', ')}` : null,
    given.via ? `via ${given.via}` : null,
  );
}
