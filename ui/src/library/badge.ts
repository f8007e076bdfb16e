// The word beside a runbook or a scenario that needs a look.
import { factsOfForm } from './scenarios';
import type { Badge, FreshnessState, RunbookRow, ScenarioRow } from '$lib/types';

/** How a badge looks, and what it says when it is pointed at; without a tone it warns. */
export interface Look {
  text: string;
  tone: '' | 'mute' | 'bad';
  title: string;
}

const SUSPECT = 'Its last run skipped, undid or blocked a step, and it was not reviewed since';
const warns = (text: string): Look => ({ text, tone: '', title: text });
const tells = (text: string): Look => ({ text, tone: 'mute', title: text });

interface Facts {
  look: (badge: Badge) => Look;
  /** A review is due, or will be soon. */
  owesReview?: true;
}

const FRESHNESS: Record<FreshnessState, Facts> = {
  fresh: { look: tells },
  due: { look: tells, owesReview: true },
  stale: { look: warns, owesReview: true },
  unknown: { look: tells },
  suspect: { look: () => ({ text: 'check first', tone: '', title: SUSPECT }) },
};

/** True where a review is due, or will be soon. */
export const owesReview = (state: FreshnessState): boolean => FRESHNESS[state].owesReview ?? false;

/** How its badge looks; none where nothing needs saying. */
export const lookOf = ({ state, badge }: Pick<RunbookRow, 'state' | 'badge'>): Look | null =>
  badge === '' ? null : FRESHNESS[state].look(badge);

/** How a scenario looks that is not played as it is. */
export function lookOfScenario({ form, problem }: ScenarioRow): Look | null {
  const title = problem ?? '';
  const { badge } = factsOfForm(form);
  if (badge !== null) return { text: badge, tone: 'mute', title };
  return problem === null ? null : { text: 'has errors', tone: 'bad', title };
}
