// A private incident: which channels get its texts is chosen on the incident screen, and when it is declared.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { ID, incidentView, waysOn } from '../dev/views';
import { router } from '$lib/router.svelte';

const last = () => fixture.executed.at(-1)?.command;

beforeEach(reset);

it('lets only the channels that are ticked get its texts, by keys alone', async () => {
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard('{Shift>}P{/Shift}');
  const box = await screen.findByRole('checkbox', { name: /^#incidents/ });
  await waitFor(() => expect(box).toHaveFocus());
  await user.keyboard(' {Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(last()).toMatchObject({ action: { type: 'choose_channels', only: ['#incidents'] } }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('says which promises end, and to whom, before they do', async () => {
  const usable = incidentView().usable.map((one, n) => ({
    ...one,
    ends: n === 0 ? null : `Customers in ${one.name} were promised an update for 15:10 UTC.`,
  }));
  fixture.incident = { ...incidentView(), usable };
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard('{Shift>}P{/Shift}');
  const name = usable[1]?.name ?? '';
  const ends = await screen.findByRole('group', { name: 'Promises that end' });
  expect(ends).toHaveTextContent(`Customers in ${name} were promised`);
  await user.click(screen.getByRole('checkbox', { name: new RegExp(`^${name}`) }));
  expect(ends).toHaveTextContent(/^$/);
});

it('ends that, and says in the rail that it is private', async () => {
  fixture.incident = { ...incidentView(), private: ['#incidents'] };
  router.incident(ID);
  render(App);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Private: these channels only/ }));
  expect(await screen.findByRole('checkbox', { name: /^#incidents/ })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'No longer private' }));
  await waitFor(() => expect(last()).toMatchObject({ action: { type: 'choose_channels', only: null } }));
});

it('is declared private from the start', async () => {
  router.home();
  render(App);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('What do you see?'), 'a customer record is public');
  await user.keyboard('{Alt>}p{/Alt}');
  await user.click(await screen.findByRole('checkbox', { name: /^#incidents/ }));
  await user.click(screen.getByRole('button', { name: /^Declare/ }));
  await waitFor(() => expect(last()).toMatchObject({ do: 'declare', only: ['#incidents'] }));
});

it('opens the composer when it is reopened, so that nobody believes that it is over', async () => {
  const view = incidentView();
  const incident = { ...view.incident, state: 'resolved' as const };
  fixture.incident = { ...view, incident, ways: waysOn(), ended_at: view.now.now };
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard('i');
  await user.click(await screen.findByRole('radio', { name: 'Reopen' }));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(last()).toMatchObject({ action: { type: 'reopen' } }));
  expect(await screen.findByRole('textbox', { name: 'Internal text' })).toBeInTheDocument();
});
