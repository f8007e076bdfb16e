import { describe, expect, it, vi } from 'vitest';
import { Clock } from './clock.svelte';
import cases from './lengths.json';
import {
  clockUtc,
  countdown,
  dayUtc,
  elapsed,
  hhmmss,
  hhmmUtc,
  lasted,
  shortDay,
  storyMinute,
  storyTime,
  took,
} from './time';

const AT = Date.UTC(2026, 2, 6, 14, 38, 0);

describe('Clock', () => {
  it('adds the time that has passed to the time of the view, at its rate', () => {
    let passed = 5000;
    const clock = new Clock(() => passed);
    clock.take({ now: AT, rate: 60 });
    passed += 2000;
    expect(clock.exact(), 'two real seconds are two minutes of a clock that runs sixtyfold').toBe(
      AT + 120_000,
    );
  });

  it('shows each second once and never one before the first view', () => {
    let passed = 0;
    const clock = new Clock(() => passed);
    clock.tick();
    expect(clock.now).toBe(0);
    clock.take({ now: AT, rate: 1 });
    passed = 900;
    clock.tick();
    expect(clock.now).toBe(AT);
    passed = 1100;
    clock.tick();
    expect(clockUtc(clock.now)).toBe('14:38:01');
  });

  it('waits for nothing while the program’s clock stands still, and ticks again once it runs', () => {
    vi.useFakeTimers();
    const clock = new Clock(() => Date.now());
    const stop = clock.start();
    clock.take({ now: AT, rate: 0 });
    expect(vi.getTimerCount()).toBe(0);
    clock.take({ now: AT, rate: 1 });
    vi.advanceTimersByTime(2000);
    expect(clock.now).toBe(AT + 2000);
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('moves all clocks at once whose seconds begin at about the same time', () => {
    vi.useFakeTimers();
    const clocks = [1, 2].map(() => new Clock(() => Date.now()));
    const stops = clocks.map((clock) => clock.start());
    clocks.forEach((clock) => clock.take({ now: AT, rate: 1 }));
    vi.advanceTimersByTime(20);
    clocks[1]?.take({ now: AT, rate: 1 });
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(999);
    expect(clocks.map((clock) => clock.now)).toEqual([AT, AT]);
    vi.advanceTimersByTime(1);
    expect(clocks.map((clock) => clockUtc(clock.now))).toEqual(['14:38:01', '14:38:01']);
    stops.forEach((stop) => stop());
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('follows a view that is earlier: the program’s clock was set back', () => {
    const clock = new Clock(() => 0);
    clock.take({ now: AT, rate: 1 });
    clock.take({ now: AT - 60_000, rate: 1 });
    expect(hhmmUtc(clock.now)).toBe('14:37');
  });
});

describe('words for times', () => {
  it.each([
    [192_000, '03:12'],
    [191_001, '03:12'],
    [0, '00:00'],
    [-400, '00:00'],
    [-35_000, '−00:35'],
    [6_365_000, '1:46:05'],
    [-3_600_000, '−1:00:00'],
  ])('counts %i ms down as %s', (ms, written) => expect(countdown(ms)).toBe(written));

  it.each([
    [708_000, '00:11:48'],
    [100 * 3_600_000, '100:00:00'],
    [-5, '00:00:00'],
  ])('writes %i ms as %s', (ms, written) => expect(hhmmss(ms)).toBe(written));

  it.each(cases.lengths as [number, string][])('says that %i ms lasted %s, as the core does', (ms, said) => {
    expect(lasted(ms)).toBe(said);
    if (ms >= 0) expect(took({ ms, at_least: false })).toBe(said);
  });

  it.each(cases.story as [number, string, string][])(
    'says that %i ms of a story are %s, as the core does',
    (ms, said, minute) => {
      expect(storyTime(ms)).toBe(said);
      expect(storyMinute(ms)).toBe(minute);
    },
  );

  it('names days in UTC, with the year where it is another', () => {
    expect(dayUtc(AT)).toBe('Fri 6 March 2026');
    expect(shortDay(AT, AT)).toBe('Fri 6 Mar');
    expect(shortDay(Date.UTC(2025, 11, 31, 23, 59), AT)).toBe('Wed 31 Dec 2025');
  });
});

describe('a clock that was put back', () => {
  it('says what it knows, and no more', () => {
    expect(elapsed({ at: 0, at_latest: false }, 61_000)).toBe('00:01:01');
    expect(elapsed({ at: 0, at_latest: true }, 61_000), 'it may have been longer').toBe('≥ 00:01:01');
    expect(took({ ms: 300_000, at_least: true })).toBe('≥ 5 min');
    expect(took({ ms: 0, at_least: true }), 'and is never nothing').toBe('unknown');
  });
});
