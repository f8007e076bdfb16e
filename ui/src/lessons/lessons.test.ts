// What an incident teaches its runbooks: each change is looked at, and written one by one.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { ID } from '../dev/views';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  failures.dismiss();
  router.lessons(ID);
});

async function opened() {
  render(App);
  await screen.findByRole('heading', { name: /Runbook changes from INC-0004/ });
  return userEvent.setup();
}

const current = () => document.querySelector('li[aria-current="true"]');
const firstOpen = () =>
  fixture.lessons.books.flatMap((book) => book.lessons).find((one) => one.standing === 'open');

it('comes from the incident by key', async () => {
  router.incident(ID);
  render(App);
  await screen.findAllByText(/Checkout database unresponsive/);
  await userEvent.setup().keyboard('{Shift>}r{/Shift}');
  await screen.findByRole('heading', { name: /Runbook changes from INC-0004/ });
});

it('shows each change with what speaks for it and the lines of the file', async () => {
  await opened();
  expect(current()).toHaveTextContent(firstOpen()?.words ?? '?');
  expect(screen.getAllByRole('group', { name: 'The file with the change' }).length).toBeGreaterThan(0);
  expect(screen.getByText(/Dana: skipped: process is alive, disk is full$/)).toBeInTheDocument();
});

it('writes one, says so, and goes on to the next', async () => {
  const user = await opened();
  const first = firstOpen()?.id;
  await user.keyboard('da');
  await waitFor(() => expect(fixture.revised).toEqual([{ ids: [first], reviewed: true, write: true }]));
  await screen.findByText('✓ in the file');
  expect(current()).toHaveTextContent(firstOpen()?.words ?? '?');
});

it('names the lines that a person has to look at beside what differs', async () => {
  const doubt = 'Line 9 names step 3, which may be the one that is step 4 then: look at it.';
  firstOpen()?.doubts.push(doubt);
  await opened();
  expect(current()).toHaveTextContent(doubt);
});

it('says when the file changed meanwhile, and writes nothing over', async () => {
  const user = await opened();
  fixture.refuse = { code: 'stale', message: 'queue.md was changed meanwhile, so nothing was written.' };
  await user.keyboard('a');
  await waitFor(() => expect(failures.current?.message).toContain('nothing was written'));
  expect(screen.queryByText('✓ in the file')).toBeNull();
});

it('has no violation that axe can see', async () => {
  await opened();
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(found.violations).toEqual([]);
});
