// The incident screen as tests of the whole window begin with it.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../App.svelte';
import type { IncidentView } from '$lib/types';
import { fixture } from './host';
import { incidentView } from './views';

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
