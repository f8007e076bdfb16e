// The incident screen and the post-mortem's as tests of the whole window begin with them.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../App.svelte';
import type { IncidentView } from '$lib/types';
import { router } from '$lib/router.svelte';
import { fixture, reset } from './host';
import { ID, incidentView } from './views';

/** Shows the incident, changed where a test needs it, and waits until the checklist is there. */
export async function show(set: (view: IncidentView) => unknown = () => {}) {
  const view = incidentView();
  set(view);
  fixture.incident = view;
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  return userEvent.setup();
}

/** The box of a step. */
export const step = (n: number) => screen.getByRole('checkbox', { name: new RegExp(`^Step ${n}:`) });

/** Begins anew with a draft that is due in some time. */
export function drafted() {
  reset();
  fixture.draft.due_at = fixture.home.now.now + 46 * 3_600_000;
}

/** Shows the post-mortem, and waits until its sections are there. */
export async function showDraft() {
  router.postmortem(ID);
  render(App);
  const text = await screen.findByRole('textbox', { name: 'Text of the post-mortem' });
  await waitFor(() => screen.getByRole('button', { name: /^Summary/ }));
  return { text, user: userEvent.setup() };
}

/** Puts a reference to the next entry into the text. */
export const cite = (user: ReturnType<typeof userEvent.setup>) =>
  user.keyboard('{Alt>}{ArrowDown}{/Alt}{Alt>}c{/Alt}');
