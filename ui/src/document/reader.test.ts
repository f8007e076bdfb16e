// The reader and the library by keyboard: marks and choices, links and back, finding, ten thousand rows.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { readerView, REPLICA } from '../dev/views';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';
import { Deeds } from './deeds.svelte';
import { byGroup, column, folderName, HEADING, ROW } from '../library/library';
import { Page } from './page.svelte';
import { kept } from './places';

/** The list that is suggested. */
const GROUP = readerView().runbook.groups.find((one) => one.verdict === 'suggested')!.id;

beforeEach(() => {
  reset();
  kept.clear();
  router.runbooks(REPLICA);
});

async function read() {
  render(App);
  await screen.findByRole('heading', { name: 'Replica lag and failover' });
  return userEvent.setup();
}

it('says what became of each list and why, and T turns one into steps and back', async () => {
  const user = await read();
  expect(screen.getByText('not steps: section is Symptoms: reading')).toBeInTheDocument();
  expect(screen.getByText('these 4 steps: numbered list under Mitigation')).toBeInTheDocument();
  await user.keyboard(`${'j'.repeat(8)}t`);
  expect(fixture.configured).toEqual([{ set: 'choose_steps', path: REPLICA, group: GROUP, steps: false }]);
  await screen.findByRole('button', { name: 'Take the choice back under The new primary' });
  await user.keyboard('t');
  expect(fixture.configured.at(-1)).toMatchObject({ group: GROUP, steps: true });
});

it('keeps a suggestion on Enter', async () => {
  const user = await read();
  await user.keyboard('j'.repeat(8));
  expect(screen.getByRole('button', { name: 'Step 5, suggested' })).toHaveAttribute('aria-current', 'step');
  await user.keyboard('{Enter}');
  expect(fixture.configured).toEqual([{ set: 'choose_steps', path: REPLICA, group: GROUP, steps: true }]);
  await waitFor(() => expect(screen.queryByText('Suggested steps')).not.toBeInTheDocument());
});

it('follows a link into another runbook, and goes back', async () => {
  const user = await read();
  await user.click(screen.getByRole('link', { name: 'Database unresponsive' }));
  expect(router.screen).toEqual({
    at: 'runbooks',
    path: 'database/database-unresponsive.md',
    anchor: 'symptoms',
  });
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(router.screen).toEqual({ at: 'runbooks', path: REPLICA });
});

it('stands on the same step when it is come back to', async () => {
  const user = await read();
  await user.keyboard('jjj');
  const step = document.querySelector('.doc [aria-current="step"]')?.textContent;
  expect(step, 'a step was gone to').toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Database unresponsive' }));
  await screen.findByRole('heading', { name: 'Database unresponsive' });
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await screen.findByRole('heading', { name: 'Replica lag and failover' });
  expect(document.querySelector('.doc [aria-current="step"]')?.textContent).toBe(step);
});

it('says why an address is not opened, and opens nothing', async () => {
  const user = await read();
  await user.click(screen.getByRole('link', { name: 'Odd link' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Holdfast does not open javascript: addresses.');
  expect(within(dialog).queryByRole('button', { name: /^Open/ })).not.toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(fixture.opened).toEqual([]);
});

it('finds in page: counts, goes on by Enter and back by Shift Enter, ends on Esc', async () => {
  const user = await read();
  await user.keyboard('{Control>}f{/Control}');
  const field = screen.getByRole('textbox', { name: 'Find in page' });
  await waitFor(() => expect(field).toHaveFocus());
  await user.type(field, 'replica');
  expect(await screen.findByText(/^1 of \d+$/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(screen.getByText(/^2 of \d+$/)).toBeInTheDocument();
  await user.keyboard('{Shift>}{Enter}{/Shift}{Shift>}{Enter}{/Shift}');
  expect(screen.getByText(/^(\d+) of \1$/), 'round the end').toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(field).not.toBeInTheDocument();
});

it('shows a missing picture by its words, and a diagram as its source', async () => {
  await read();
  expect(
    screen.getByText(/The replicas · picture not in the folder: https:.*topology.png/),
  ).toBeInTheDocument();
  expect(screen.getByText('A diagram, shown as its source.')).toBeInTheDocument();
});

it('says why a file has no steps', async () => {
  router.runbooks('who-to-call.md');
  render(App);
  expect(
    await screen.findByText(/No steps were recognised, so this is shown as a document/),
  ).toHaveTextContent('Common causes (list of causes)');
});

it('pins with P, and the pinned one comes first', async () => {
  const user = await read();
  await user.keyboard('p');
  expect(fixture.configured).toEqual([{ set: 'pin_runbook', path: REPLICA, on: true }]);
  await waitFor(() => {
    const [first, second] = screen.getAllByRole('option');
    expect([first?.textContent, second?.textContent].join()).toContain('Replica lag and failover');
  });
});

it('draws some of ten thousand runbooks, and goes through all of them by key', async () => {
  const row = { facts: '', state: 'fresh' as const, badge: '' as const, in_use: null, problem: null };
  fixture.library.pinned = fixture.library.recent = [];
  fixture.library.documents = [];
  fixture.scenarios = [];
  fixture.library.runbooks = Array.from({ length: 10_000 }, (_, n) => ({
    ...row,
    path: `g${n % 40}/r${n}.md`,
    title: `Runbook ${n}`,
    group: `g${n % 40}`,
  }));
  const user = await read();
  const list = await screen.findByRole('listbox', { name: 'Runbooks' });
  expect(within(list).getAllByRole('option').length).toBeLessThan(80);
  expect(within(list).getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '10000');
  list.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(router.screen).toMatchObject({ at: 'runbooks', path: 'g0/r40.md', arrival: { focus: true } });
  const text = () => screen.getByRole('region', { name: 'Text of the runbook' });
  await waitFor(() => expect(text()).toHaveFocus());
});

it('lays the library out in rows of known heights, a pinned runbook only once', () => {
  const rows = column(fixture.library);
  const titles = rows.map((one) => (one.kind === 'heading' ? one.text : one.row.title));
  expect(titles.slice(0, 2)).toEqual(['Pinned', 'App down after a bad deployment']);
  expect(titles.filter((one) => one === 'App down after a bad deployment')).toHaveLength(1);
  expect(titles.slice(-3)).toEqual(['Documents without steps', 'How replication is set up', 'Who to call']);
  expect(new Set(rows.map((one) => one.height))).toEqual(new Set([HEADING, ROW]));
});

it('copies a command as the incident screen does: a hidden character is refused, a look-alike told first', async () => {
  userEvent.setup();
  const view = readerView();
  const page = new Page(() => view);
  const deeds = new Deeds({
    page,
    view: () => view,
    known: () => false,
    reveal: () => Promise.resolve(null),
  });
  await navigator.clipboard.writeText('before');
  for (const trick of ['echo \u202Etxt', 'ls\u001b[2K', 'ls \u{e0041}']) {
    await deeds.copy(trick, 'Command');
    expect(failures.current?.message).toMatch(/^Not copied:/);
    expect(await navigator.clipboard.readText(), 'what was copied before stays').toBe('before');
    failures.dismiss();
  }
  await deeds.copy('kub\u0435ctl get pods\n', 'Command');
  expect(failures.remark).toContain('Cyrillic');
  expect(await navigator.clipboard.readText(), 'the first press only tells').toBe('before');
  await deeds.copy('kub\u0435ctl get pods\n', 'Command');
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('kub\u0435ctl get pods'));
});

it('opens the hit of what was typed, gives the focus back on Esc, and comes back to it from elsewhere', async () => {
  const user = await read();
  const text = () => screen.getByRole('region', { name: 'Text of the runbook' });
  await user.keyboard('/unresponsive{ArrowDown}{Enter}');
  await screen.findByRole('heading', { name: 'Database unresponsive' });
  await user.keyboard('/{Escape}');
  expect(text(), 'the keys go on in the text').toHaveFocus();
  await user.keyboard('{Alt>}h{/Alt}{Alt>}r{/Alt}');
  await screen.findByRole('heading', { name: 'Database unresponsive' });
  expect(router.screen).toMatchObject({ at: 'runbooks', path: 'database/database-unresponsive.md' });
});

it('opens a hit of the title alone at the top, whatever place was kept', async () => {
  kept.set(REPLICA, { row: 9, inside: 0, mark: { piece: 9, step: '3', group: null } });
  router.home();
  router.runbooks(REPLICA, null, { focus: true, find: null, top: true });
  await read();
  expect(document.querySelector('.doc [aria-current="step"]')).toBeNull();
});

it('stands on the step whose link was followed', async () => {
  const user = await read();
  const link = screen.getByRole('link', { name: 'Odd link' });
  const step = link.closest('[id^=step-]');
  await user.click(link);
  expect(step?.querySelector('[aria-current="step"]') ?? null, 'a link outside of steps moves nothing').toBe(
    step === null ? null : step.querySelector('.n'),
  );
});

it('cuts the names of folders in front, and has them in one order on every screen', () => {
  expect(folderName('database')).toBe('database');
  expect(folderName('platform/deployment-kit/docs/on-call/runbooks')).toBe('…ent-kit/docs/on-call/runbooks');
  expect(byGroup([{ group: 'b' }, { group: '' }, { group: 'a' }]).map(([name]) => name)).toEqual([
    'Runbooks',
    'a',
    'b',
  ]);
});
