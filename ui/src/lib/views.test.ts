import { describe, expect, it, vi } from 'vitest';
import { clock, wall } from './clock.svelte';
import { attempt, asFailure, failures } from './errors.svelte';
import { concernsIncident, View } from './views.svelte';

describe('View', () => {
  it('drops an answer that was overtaken', async () => {
    const answers: ((value: string) => void)[] = [];
    const view = new View(() => new Promise<string>((done) => answers.push(done)));
    const both = [view.reload(), view.reload()];
    answers[1]?.('new');
    answers[0]?.('old');
    await Promise.all(both);
    expect(view.value, 'a slow answer must not bring back what is no longer so').toBe('new');
  });

  it('keeps what it has when it cannot read again, and says why', async () => {
    const read = vi.fn<() => Promise<string>>().mockResolvedValueOnce('kept');
    const view = new View(read);
    await view.reload();
    read.mockRejectedValueOnce({ code: 'busy', message: 'The data is busy: try again.' });
    await view.reload();
    expect([view.value, view.failure?.code]).toEqual(['kept', 'busy']);
  });

  it('joins the reading that shows an entry, and reads again for a newer one or after a failure', async () => {
    const read = vi.fn<() => Promise<string>>().mockResolvedValue('read');
    const view = new View(read);
    await Promise.all([view.upTo(7), view.upTo(7), view.upTo(6)]);
    await view.upTo(7);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRejectedValueOnce({ code: 'busy', message: 'The data is busy: try again.' });
    await view.upTo(8);
    await view.upTo(8);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('reads again by itself only where a reading failed', async () => {
    vi.useFakeTimers();
    const read = vi.fn<() => Promise<string>>().mockResolvedValue('read');
    const view = new View(read);
    await view.reload();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(read, 'an hour in which nothing changed').toHaveBeenCalledTimes(1);
    read.mockRejectedValueOnce({ code: 'busy', message: 'The data is busy: try again.' });
    await view.reload();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([read.mock.calls.length, view.failure], 'it is mended without a change').toEqual([3, null]);
    vi.useRealTimers();
  });

  it('sets the clock by what it reads', async () => {
    const now = { now: Date.UTC(2026, 2, 6), rate: 1 };
    await new View(async () => ({ now })).reload();
    expect(clock.now).toBe(now.now);
  });

  it('leaves the clock of the screen alone where it is read beside it', async () => {
    const story = { now: Date.UTC(2026, 2, 7), rate: 60 };
    const now = { now: Date.UTC(2026, 2, 6), rate: 1 };
    await new View(async () => ({ now: story })).reload();
    await new View(
      async () => ({ now }),
      (taken) => wall.take(taken),
    ).reload();
    expect([clock.now, wall.now], 'the story and the wall').toEqual([story.now, now.now]);
    clock.follow(wall);
    expect(Math.floor(clock.now / 1000), 'on a screen of no incident').toBe(now.now / 1000);
  });
});

it('concerns an incident: its own changes, and those of what all share', () => {
  const concerns = concernsIncident(() => 'a');
  expect([['a'], ['b'], []].map((incidents) => concerns({ seq: 1, incidents }))).toEqual([true, false, true]);
});

describe('failures', () => {
  it('shows the newest until something worked', async () => {
    await attempt(() => Promise.reject({ code: 'stale', message: 'Kim has done step 5 meanwhile.' }));
    expect(failures.current?.code).toBe('stale');
    await attempt(async () => 1);
    expect(failures.current).toBeNull();
  });

  it.each([
    [new Error('no'), { code: 'failed', message: 'no' }],
    ['plain words', { code: 'failed', message: 'plain words' }],
    [
      { code: 'busy', message: 'wait' },
      { code: 'busy', message: 'wait' },
    ],
  ])('makes a sentence of %o', (thrown, failure) => expect(asFailure(thrown)).toEqual(failure));
});
