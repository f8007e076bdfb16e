// What the incident screen costs: readings for one tick, and what is drawn again while nobody touches it.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { change, fixture, reset } from '../dev/host';
import { ID } from '../dev/views';
import { clock, wall } from '$lib/clock.svelte';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  router.incident(ID);
});

async function show() {
  render(App);
  await screen.findByRole('button', { name: 'Decisions 1' });
  return userEvent.setup();
}

/** Resolves once all that was asked is answered: in a turn for the event, one for what it asks, one for what is drawn. */
async function answered() {
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setTimeout(done));
}

it('reads each view once for a tick, and counts nothing apart', async () => {
  const user = await show();
  await answered();
  fixture.asked = [];
  await user.keyboard(' ');
  await waitFor(() => expect(fixture.executed).toHaveLength(1));
  await answered();
  expect(fixture.asked.toSorted()).toEqual(['execute', 'home', 'incident', 'timeline']);
});

it('has the counts of all chips from the reading of the rows', async () => {
  await show();
  const line = (seq: number) => ({ ...fixture.entries[0]!, id: `e${seq}`, seq, part: 'decisions' as const });
  fixture.asked = [];
  fixture.entries.push(...Array.from({ length: 300 }, (_, n) => line(101 + n)));
  change([ID], 401);
  await screen.findByRole('button', { name: 'Decisions 301' });
  expect(fixture.asked.filter((one) => one === 'timeline')).toHaveLength(1);
});

it('shows a step that another laptop settled while the answer was under way', async () => {
  await show();
  const before = fixture.asked.length;
  change([ID], 200);
  change([ID], 201);
  await answered();
  const read = fixture.asked.slice(before).filter((one) => one === 'incident');
  expect(read, 'the second is newer than what the first reading knew').toHaveLength(2);
});

it.each(['incident', 'home', 'settings'] as const)(
  'draws nothing but running times each second on %s',
  async (at) => {
    if (at !== 'incident') router[at]();
    const { container } = render(App);
    await waitFor(() => expect(container.querySelector('.running')).not.toBeNull());
    await answered();
    // Spans of the fixtures are just short of their next minute, which is told.
    for (const one of [clock, wall]) one.take({ now: one.now + 20_000, rate: 1 });
    await tick();
    const drawn: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => drawn.push(...records));
    watcher.observe(document.documentElement, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const shown = () => [...container.querySelectorAll('.running')].map((one) => one.textContent);
    const first = shown();
    for (let second = 1; second <= 3; second++) {
      for (const one of [clock, wall]) one.take({ now: one.now + 1000, rate: 1 });
      await tick();
    }
    drawn.push(...watcher.takeRecords());
    watcher.disconnect();
    expect(shown(), 'time goes on').not.toEqual(first);
    const others = drawn.filter(({ type, target }) => {
      return type !== 'characterData' || !target.parentElement?.matches('.running');
    });
    expect(others.map(({ type, target }) => `${type} in ${target.nodeName} ${target.textContent}`)).toEqual(
      [],
    );
  },
);
