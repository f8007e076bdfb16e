// Walking through the incident screen by keys: folding, panes, blanks, and what an ended incident offers.
import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { fixture, reset } from '../dev/host';
import { ID, incidentView, waysOn } from '../dev/views';
import { show, step } from '../dev/shown';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  router.incident(ID);
});

it('reads a runbook whose file is gone from the copy of the incident', async () => {
  const user = await show((view) => view.runbooks.forEach((book) => fixture.gone.push(book.path)));
  await user.keyboard('g');
  expect(await screen.findByText(/this is the copy that .* keeps/)).toBeInTheDocument();
});

it('folds a settled step until the arrow key asks for it', async () => {
  const user = await show();
  await user.keyboard('k');
  const row = step(4).closest('[data-step]') as HTMLElement;
  expect(within(row).queryByRole('button', { name: /^Copy: / })).toBeNull();
  expect(row).toHaveTextContent('1 command');
  await user.keyboard('{ArrowRight}');
  expect(within(row).getByRole('button', { name: /^Copy: / })).toBeInTheDocument();
  await user.keyboard('{ArrowLeft}');
  expect(within(row).queryByRole('button', { name: /^Copy: / })).toBeNull();
});

it('is one stop of the Tab key, with what belongs to the current step behind it', async () => {
  const user = await show();
  const list = screen.getByRole('region', { name: 'Checklist' });
  step(5).focus();
  const stops: (string | null | undefined)[] = [];
  for (;;) {
    await user.tab();
    const at = document.activeElement;
    if (!at || !list.contains(at)) break;
    stops.push(at.closest('[data-step]')?.getAttribute('data-step'));
  }
  expect(new Set(stops)).toEqual(new Set(['5']));
});

it('shows the blanks of the phase first, and the others when they are asked for', async () => {
  const user = await show();
  const rail = screen.getByRole('complementary', { name: 'Phases and channels' });
  const names = () =>
    within(rail)
      .getAllByRole('button', { name: /, fill in$/ })
      .map((row) => row.getAttribute('data-blank'));
  expect(names()).toEqual(['db-host']);
  await user.click(within(rail).getByRole('button', { name: /more in other phases/ }));
  expect(names().length).toBe(incidentView().blanks.length);
});

it('gives the focus back to the blank that was pressed, and Tab goes on to the next', async () => {
  const user = await show();
  await user.click(screen.getByRole('button', { name: /more in other phases/ }));
  const rows = () => screen.getAllByRole('button', { name: /, fill in$/ });
  const [first, second] = rows().map((row) => row.getAttribute('data-blank'));
  await user.click(rows()[0] as HTMLElement);
  await user.keyboard('db-7{Enter}');
  const at = () => document.activeElement?.getAttribute('data-blank');
  await waitFor(() => expect(at()).toBe(first));
  await user.tab();
  expect(at()).toBe(second);
});

it('reopens and closes what has ended by key, each after a question', async () => {
  const user = await show((view) => {
    view.incident.state = 'resolved';
    view.ways = waysOn();
    view.ended_at = view.now.now;
  });
  await user.keyboard('o');
  expect(await screen.findByRole('dialog', { name: 'Reopen' })).toBeInTheDocument();
  await user.keyboard('{Escape}e');
  expect(await screen.findByRole('dialog', { name: /^Close INC-/ })).toBeInTheDocument();
  expect(fixture.executed).toHaveLength(0);
});

it.each(['', 's', 'v', 'b', 'o'])('has no violation that axe can see, with “%s” pressed', async (key) => {
  document.documentElement.lang = 'en';
  const user = await show();
  if (key) await user.keyboard(key);
  const found = await axe.run(document.documentElement, {
    rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
  });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
});

it('shows the steps before a key acts on one, where the window has room for them or the timeline', async () => {
  const user = await show();
  await user.keyboard('n{Escape}');
  expect(screen.getByRole('main')).toHaveClass('show-timeline');
  await user.keyboard('s');
  expect(screen.getByRole('main')).toHaveClass('show-steps');
});
