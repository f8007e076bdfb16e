// What can become of a group of items, in one table.
import type { Group, Reading } from '$lib/types';

interface Facts {
  /** Its items are ticked. */
  ticked: boolean;
  /** A person is asked whether they are steps. */
  asked: boolean;
}

const VERDICTS: Record<Reading, Facts> = {
  steps: { ticked: true, asked: false },
  suggested: { ticked: true, asked: true },
  text: { ticked: false, asked: false },
};

/** True for a group that is not taken for steps. */
export const isText = (group: Group | null | undefined): boolean =>
  !!group && !VERDICTS[group.verdict].ticked;

/** True for a group that only its wording makes steps. */
export const isSuggested = (group: Group | null | undefined): boolean =>
  !!group && VERDICTS[group.verdict].asked;
