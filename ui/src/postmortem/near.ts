// What the post-mortem's screen has by name: each form of a file, and each state. Pure but for what they do.
import { FORMS, READERS, formsFor } from '$lib/export/forms.svelte';
import type { Near } from '$lib/panes/near';
import type { Form, Profile } from '$lib/types';
import { REVIEW_STATES, reviewName } from './reviews';
import type { Writing } from './writing.svelte';

/** Other names by which a form is looked for. */
const ALSO: Partial<Record<Form, string>> = { docx: ' · Word', md: ' · md' };

export function nearThings(
  writing: Writing,
  readers: Profile | null,
  exportAs: (form: Form) => void,
): Near[] {
  const { value } = writing.view;
  if (!value) return [];
  const forms = formsFor(readers).map((form) => ({
    kind: 'form',
    id: form,
    name: `Export as ${FORMS[form]}`,
    detail: `Post-mortem · ${READERS[readers ?? 'all']}${ALSO[form] ?? ''}`,
    run: () => exportAs(form),
  }));
  // As in the head: an open incident has a draft and no states.
  const states = value.due_at === null ? [] : REVIEW_STATES.filter((one) => one !== value.review);
  return [
    ...forms,
    ...states.map((review) => ({
      kind: 'state',
      id: review,
      name: `Move the post-mortem to: ${reviewName(review)}`,
      detail: `now ${reviewName(value.review)}`,
      run: () => void writing.move(review),
    })),
  ];
}
