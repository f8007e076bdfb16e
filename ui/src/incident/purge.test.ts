// Removing the words of an entry, as a person does it: by keys and by the mouse, on the whole window.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { ID, incidentView } from '../dev/views';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  router.incident(ID);
  fixture.incident = incidentView();
});

async function show() {
  render(App);
  const timeline = await screen.findByRole('region', { name: 'Timeline' });
  await within(timeline).findAllByRole('listitem');
  return { user: userEvent.setup(), timeline };
}

const removable = () => fixture.entries.filter((entry) => entry.removable);
const removers = (timeline: HTMLElement) =>
  within(timeline).getAllByRole('button', { name: /^Remove the words of/ });

it('offers to remove the words of each entry that has some, and of no other', async () => {
  const { timeline } = await show();
  expect(removable().length).toBeLessThan(fixture.entries.length);
  expect(removers(timeline)).toHaveLength(removable().length);
});

it('leads there by a key, asks for the reason, and says what is not reached', async () => {
  const { user, timeline } = await show();
  await user.keyboard('{Shift>}{Delete}{/Shift}');
  await waitFor(() => expect(removers(timeline).at(-1)).toHaveFocus());
  await user.keyboard('{ArrowUp}');
  expect(removers(timeline).at(-2)).toHaveFocus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /^Remove the words of/ });
  expect(dialog).toHaveTextContent('copied for a backup is not reached');
  const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
  expect(reason).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(fixture.purged, 'nothing goes without a reason').toHaveLength(0);
  fixture.remarks = ['The same words also stand in entry 12 (update_posted); purge what should go too.'];
  await user.keyboard('a customer record{Enter}');
  const seq = removable().at(-2)?.seq;
  await waitFor(() => expect(fixture.purged).toEqual([{ seq, reason: 'a customer record' }]));
  expect(await screen.findByText(/also stand in entry 12/), 'where they stand too').toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('opens by the mouse, Esc leaves it, and a refusal keeps the reason', async () => {
  const { user, timeline } = await show();
  const first = removers(timeline)[0];
  if (!first) throw new Error('no entry can be removed');
  await user.click(first);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(first);
  await user.keyboard('pasted by mistake');
  fixture.refuse = { code: 'refused', message: 'Its text is being sent right now; repeat it in a moment.' };
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/being sent right now/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('pasted by mistake');
  expect(fixture.purged).toHaveLength(0);
});
