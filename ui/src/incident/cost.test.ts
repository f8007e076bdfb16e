// What the screens of an incident and of an exercise cost: readings for one act, and what is drawn again while nobody
// touches them.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import { change, fixture, reset } from '../dev/host';
import { EXERCISE, exerciseView, ID } from '../dev/views';
import PlayersScreen from '../players/PlayersScreen.svelte';
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

/** Resolves once all that was asked is answered and drawn: nothing that follows from it asks for more. */
async function answered() {
  for (let before = -1; before !== fixture.asked.length;) {
    before = fixture.asked.length;
    await new Promise((done) => setTimeout(done));
    await tick();
  }
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

it('reads each view once for what a facilitator does, and the players’ window its own', async () => {
  router.exercise(EXERCISE);
  render(App);
  await screen.findByRole('heading', { name: 'Primary database is gone' });
  const { unmount } = render(PlayersScreen);
  await answered();
  fixture.asked = [];
  await userEvent.setup().keyboard('h');
  await waitFor(() => expect(fixture.executed).toHaveLength(1));
  await answered();
  unmount();
  expect(fixture.asked.toSorted()).toEqual(['execute', 'exercise', 'home', 'players', 'players']);
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

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets time pass for all clocks of the screen. */
function timer() {
  let passed = 0;
  const began = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => began + passed);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // The timer that all clocks share waits anew, for the time that passes here.
  for (const one of [clock, wall]) one.take({ now: one.now, rate: 1 });
  return async (ms: number) => {
    passed += ms;
    vi.advanceTimersByTime(ms);
    await tick();
  };
}

/** Opens a screen whose times run. */
function open(at: 'incident' | 'home' | 'settings' | 'exercise' | 'players') {
  const runs = { running: true, rate: 1 };
  if (at === 'players') {
    fixture.players.clock = { ...fixture.players.clock, ...runs };
    return render(PlayersScreen);
  }
  if (at === 'exercise') {
    const view = exerciseView();
    fixture.exercise = { ...view, clock: { ...view.clock, ...runs, paused: null } };
    router.exercise(EXERCISE);
  } else if (at !== 'incident') router[at]();
  return render(App);
}

it.each(['incident', 'home', 'settings', 'exercise', 'players'] as const)(
  'draws nothing but running times each second on %s',
  async (at) => {
    const { container } = open(at);
    await waitFor(() => expect(container.querySelector('.running')).not.toBeNull());
    await answered();
    const pass = timer();
    // Spans of the fixtures are just short of their next minute, which is told.
    await pass(20_000);
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
    for (let second = 1; second <= 3; second++) await pass(1000);
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
