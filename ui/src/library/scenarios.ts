// How the file of a scenario is written, in one table: what that means for it.
import type { ScenarioForm } from '$lib/types';

interface Facts {
  /** What its badge says; null where it needs none. */
  badge: string | null;
  /** An exercise can begin by it. */
  played: boolean;
  /** It was read as well as it could be: what was read can be turned, and written in the form that is run. */
  read: boolean;
}

const FORMS: Record<ScenarioForm, Facts> = {
  strict: { badge: null, played: true, read: false },
  other: { badge: 'other form', played: true, read: true },
  none: { badge: 'no scenario', played: false, read: false },
};

/** What is known of a scenario by how its file is written. */
export const factsOfForm = (form: ScenarioForm): Facts => FORMS[form];
