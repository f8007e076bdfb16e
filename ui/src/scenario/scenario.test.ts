// A file of scenarios on the page: doubts that are turned by key, scenarios one by one, and how an exercise begins.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { firstRun, fixture, reset } from '../dev/host';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';
import { cards, stops, timeOf } from './reading';
import { scenarioViews } from '../dev/views';

const at = (name: string) => `runbooks/exercises/${name}.md`;

beforeEach(() => {
  reset();
  failures.dismiss();
  failures.success = null;
  router.home();
});

async function show(name: string) {
  router.scenario(at(name));
  render(App);
  await screen.findByRole('heading', { level: 2, name: /gone|Drill|Exercises|Mistakes|queue/i });
  return userEvent.setup();
}

async function noViolation() {
  const found = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
  });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

it('lists the scenarios under a heading of their own, and opens one', async () => {
  router.runbooks();
  render(App);
  const list = await screen.findByRole('listbox', { name: 'Runbooks' });
  const row = await within(list).findByText('The primary database is gone');
  expect(within(list).getByText('Exercises')).toBeInTheDocument();
  await userEvent.click(row);
  expect(router.screen).toEqual({ at: 'scenario', path: at('primary-database-gone') });
  expect(await screen.findByRole('button', { name: /Practise this/ })).toBeEnabled();
});

it('comes to the first scenario from anywhere, and from the first steps of a new laptop', async () => {
  firstRun();
  render(App);
  await userEvent.click(await screen.findByRole('button', { name: /^Practise/ }));
  expect(router.screen).toEqual({ at: 'scenario', path: null });
  const [first] = fixture.scenarios;
  await screen.findByRole('heading', { level: 2, name: first!.title });
});

it('shows a scenario with its objectives, injects, expectations and what only the facilitator reads', async () => {
  await show('primary-database-gone');
  const page = screen.getByRole('region', { name: 'The primary database is gone' });
  for (const words of [/within 10 minutes/, /T\+00:00/, /Only for you/, /Hot wash/])
    expect(within(page).getAllByText(words).length).toBeGreaterThan(0);
  await noViolation();
});

it('goes over what was read by key, and turns a doubt', async () => {
  const user = await show('mail-is-gone');
  expect(screen.getByText(/doubts/)).toBeInTheDocument();
  await user.keyboard('jj');
  await user.keyboard('t');
  const turned = await screen.findByRole('button', { name: /by hand: First calls/ });
  expect(turned).toHaveAttribute('aria-pressed', 'true');
  expect(fixture.configured.at(-1)).toMatchObject({ set: 'turn_piece', path: at('mail-is-gone'), on: true });
  await user.keyboard('t');
  await screen.findByRole('button', { name: /proposed time: First calls/ });
  await noViolation();
});

it('offers the scenarios of a file one by one', async () => {
  const user = await show('two-drills');
  await user.keyboard(']');
  const second = screen.getByRole('button', { name: /^2 / });
  await waitFor(() => expect(second).toHaveAttribute('aria-pressed', 'true'));
  expect(screen.getByRole('region', { name: /door/i })).toHaveTextContent('Who has a key?');
  await user.keyboard('p');
  await user.click(await screen.findByRole('button', { name: /Begin/ }));
  expect(fixture.started).toEqual([{ path: at('two-drills'), speed: '1', solo: false, story: 1 }]);
});

it('says why a page gives no scenario, and begins nothing by it', async () => {
  const user = await show('why-we-practise');
  expect(screen.getByText(/This file gives no scenario/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Practise this/ })).toBeDisabled();
  await user.keyboard('p');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says the mistakes of a scenario with their lines, and plays none that has an error', async () => {
  const user = await show('mistakes');
  const found = screen.getByRole('list', { name: 'Findings' });
  expect(within(found).getByText(/I1 is there twice/)).toHaveTextContent(/line 21/);
  await user.keyboard('p');
  expect(screen.queryByRole('dialog', { name: 'Practise this' })).toBeNull();
  expect(failures.current?.message).toMatch(/I1 is there twice/);
});

it('begins alone and faster where that is chosen, and goes to the incident', async () => {
  const user = await show('primary-database-gone');
  await user.keyboard('p');
  const sheet = await screen.findByRole('dialog', { name: 'Practise this' });
  await user.click(within(sheet).getByRole('radio', { name: /I practise alone/ }));
  await user.click(within(sheet).getByRole('radio', { name: '60×' }));
  await noViolation();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.screen.at).not.toBe('scenario'));
  expect(fixture.started).toEqual([{ path: at('primary-database-gone'), speed: '60', solo: true, story: 0 }]);
});

it('writes the form that is run beside the file, and offers to open it', async () => {
  const user = await show('mail-is-gone');
  await user.keyboard('w');
  await waitFor(() => expect(failures.success).toMatch(/mail-is-gone-strict\.md/));
  expect(failures.acts.map((act) => act.name)).toEqual(['Open', 'Copy path']);
});

it('keeps a turned inject in sight, so that it can be turned back', () => {
  const { [at('mail-is-gone')]: file } = scenarioViews();
  const story = file!.stories[0]!;
  const gone = story.pieces.find((one) => one.what === 'inject')!;
  gone.turned = true;
  story.scenario.injects = story.scenario.injects.filter((one) => one.id !== gone.inject);
  const all = cards(story);
  expect(all.map((card) => card.inject === null)).toEqual([true, false]);
  expect(stops(all)[0]).toEqual({ id: gone.id, piece: gone });
});

it('says the time of an inject as every screen does', () => {
  const inject = scenarioViews()[at('primary-database-gone')]!.stories[0]!.scenario.injects[0]!;
  expect(timeOf({ ...inject, at_ms: 25 * 60_000 })).toBe('T+00:25');
  expect(timeOf({ ...inject, at_ms: 26 * 3_600_000 })).toBe('T+1d 02:00');
  expect(timeOf({ ...inject, at_ms: null })).toBe('T+??');
});

it('says why it cannot begin beside the button, and stays open', async () => {
  const user = await show('primary-database-gone');
  fixture.refuse = { code: 'refused', message: 'INC-0004 (SEV 1) is real and open.' };
  await user.keyboard('p');
  const sheet = await screen.findByRole('dialog', { name: 'Practise this' });
  await user.click(within(sheet).getByRole('button', { name: /Begin/ }));
  await waitFor(() => expect(within(sheet).getByRole('alert')).toHaveTextContent('INC-0004 (SEV 1) is real'));
  expect(failures.current, 'said once').toBeNull();
  await noViolation();
});

it('goes to another scenario of the library by key, and finds one by / and by Ctrl K', async () => {
  const user = await show('primary-database-gone');
  const first = router.screen;
  await user.keyboard('{Shift>}J{/Shift}');
  expect(router.screen).not.toEqual(first);
  await user.keyboard('{Shift>}K{/Shift}');
  expect(router.screen).toEqual(first);
  await user.keyboard('/mail');
  const list = screen.getByRole('listbox', { name: 'Runbooks' });
  await waitFor(() => expect(within(list).getAllByText('Tabletop: Mail is gone').length).toBeGreaterThan(1));
  await user.keyboard('{Escape}{Control>}k{/Control}');
  await user.keyboard('mail is gone');
  await waitFor(() =>
    expect(screen.getByRole('listbox', { name: 'Found' })).toHaveTextContent('Mail is gone'),
  );
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.screen).toEqual({ at: 'scenario', path: at('mail-is-gone') }));
});

it('draws the Markdown of a scenario, and shows none of its marks', async () => {
  await show('primary-database-gone');
  const page = screen.getByRole('region', { name: 'The primary database is gone' });
  expect(within(page).getAllByText('db-1')[0]?.tagName).toBe('CODE');
  expect(page.textContent).not.toMatch(/[`]|\*\*/);
});
