// An exercise is marked wherever it is shown, and its facilitator's screen is one key away.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { EXERCISE, incidentView } from '../dev/views';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  const first = fixture.home.open[0]!;
  const drill = { ...first, id: EXERCISE, number: 'INC-0044', title: 'Gone', exercise: true, scenario: true };
  fixture.home.open.push({ ...drill, place: 4 });
  fixture.incident = { ...incidentView(), incident: { ...drill, place: 4 } };
  router.home();
});

it('says EXERCISE in the strip, on Home and in the palette', async () => {
  render(App);
  const strip = await screen.findByRole('navigation', { name: 'Open incidents' });
  expect(within(strip).getByRole('button', { name: /EXERCISE.*0044/ })).toBeInTheDocument();
  const row = screen.getByRole('button', { name: 'Direct INC-0044' }).closest('li')!;
  expect(row).toHaveTextContent('EXERCISE');
  expect(screen.getAllByRole('button', { name: /^Direct/ }), 'nothing real is directed').toHaveLength(1);
  const user = userEvent.setup();
  await user.keyboard('{Control>}k{/Control}gone');
  expect(await screen.findByRole('option', { name: /INC-0044 Gone.*EXERCISE/ })).toBeInTheDocument();
});

it('is directed by one key from anywhere', async () => {
  render(App);
  await screen.findByRole('button', { name: 'Direct INC-0044' });
  const user = userEvent.setup();
  await user.keyboard('{Alt>}x{/Alt}');
  await screen.findByRole('timer', { name: 'Time of the story' });
  await user.keyboard('i');
  await screen.findByRole('region', { name: 'Checklist' });
  expect(screen.getByRole('region', { name: 'Exercise' })).toHaveTextContent('EXERCISE');
  expect(document.title).toBe('EXERCISE · INC-0044 · Holdfast');
  await user.click(screen.getByRole('button', { name: 'Direct the exercise' }));
  await waitFor(() => expect(router.screen).toMatchObject({ at: 'exercise', id: EXERCISE }));
});

it('has no such key while no exercise runs', async () => {
  fixture.home.open.pop();
  render(App);
  await screen.findByText('Open now');
  await userEvent.setup().keyboard('{Alt>}x{/Alt}');
  expect(router.screen.at).toBe('home');
});
