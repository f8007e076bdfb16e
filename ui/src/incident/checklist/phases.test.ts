import { describe, expect, it } from 'vitest';
import { wayWords } from '../../document/text/text';
import type { PhaseView } from '$lib/types';
import { progressWords, railWords, timeWords, windowWords } from './phases';

const MIN = 60_000;
const facts = (minutes: number, ended = false) => ({ at: minutes * MIN, ended });

function phase(over: Partial<PhaseView> = {}): PhaseView {
  return {
    title: 'If restart fails',
    way: null,
    standing: 'always',
    window: { from_minutes: 5, to_minutes: 15 },
    starts_at: 5 * MIN,
    ends_at: 15 * MIN,
    kind: 'steps',
    progress: { done: 1, skipped: 0, total: 2 },
    finished_at: null,
    late: false,
    steps: [],
    ...over,
  };
}

describe('progress', () => {
  it('does not count skipped steps in the total', () => {
    expect(progressWords({ done: 2, skipped: 1, total: 3 })).toBe('2 / 2 done · 1 skipped');
    expect(progressWords({ done: 0, skipped: 0, total: 2 })).toBe('0 / 2 done');
  });
});

describe('one of several ways', () => {
  it('says which of how many it is, and that one is enough', () => {
    expect(wayWords({ place: 2, of: 3, group: 1 })).toBe('way 2 of 3 — take one');
  });
});

describe('a window', () => {
  it('is said in minutes after declaring', () => {
    expect(windowWords({ from_minutes: 0, to_minutes: 5 })).toBe('0–5 min');
    expect(windowWords({ from_minutes: 15, to_minutes: null }, true)).toBe('from 15 minutes');
  });

  it('counts from when the core says that it begins, as after a reopening', () => {
    const anew = phase({ starts_at: 65 * MIN, ends_at: 75 * MIN });
    expect(timeWords(anew, facts(62)), 'it has not begun again').toBeNull();
    expect(timeWords(anew, facts(70))).toEqual({ text: '5 min left', late: false });
    expect(timeWords(anew, facts(77))).toEqual({ text: '2 min over', late: true });
    const before = { ...anew, finished_at: 9 * MIN };
    expect(timeWords(before, facts(77)), 'it was finished before the reopening').toBeNull();
  });

  it('says what is left, cut to whole minutes, and how far over it is', () => {
    expect(timeWords(phase(), facts(11.8))).toEqual({ text: '3 min left', late: false });
    expect(timeWords(phase(), facts(14.5))).toEqual({ text: '30 s left', late: false });
    expect(timeWords(phase(), facts(17))).toEqual({ text: '2 min over', late: true });
  });

  it('says nothing before it opens, without an end, and of an incident that ended', () => {
    expect(timeWords(phase(), facts(2))).toBeNull();
    expect(
      timeWords(phase({ window: { from_minutes: 15, to_minutes: null }, ends_at: null }), facts(20)),
    ).toBeNull();
    expect(timeWords(phase(), facts(17, true)), 'nobody is late any more').toBeNull();
  });

  it('says how long a finished phase took, and that it took too long', () => {
    const first = phase({
      window: { from_minutes: 0, to_minutes: 5 },
      starts_at: 0,
      ends_at: 5 * MIN,
      finished_at: 7 * MIN,
      late: true,
    });
    expect(timeWords(first, facts(30))).toEqual({ text: 'took 7 min', late: true });
    expect(timeWords(phase({ finished_at: 9 * MIN }), facts(30))).toEqual({
      text: 'done at 9 min',
      late: false,
    });
  });
});

describe('the rail', () => {
  const rhythm = [
    {
      audience: 'internal' as const,
      interval_minutes: 15,
      due_at: null,
      ping_at: null,
      asking: false,
      asking_why: null,
      silent: null,
      on_its_way: false,
      asked_due_at: null,
      asked: [],
      last: null,
      updates: 0,
      pings: 0,
    },
  ];
  const cto = (due: boolean) => [{ escalation: { to: 'CTO', after_minutes: 30 }, at: 30 * MIN, due }];
  const talk = phase({ kind: 'communication', window: null });

  it('shows cadence and escalation for communication, and when its time has come', () => {
    expect(railWords(talk, facts(12), rhythm, cto(false), null)?.text).toBe('every 15 min · CTO at 30 min');
    const due = railWords(talk, facts(31), rhythm, cto(true), null);
    expect(due).toEqual({ text: 'every 15 min · CTO now, since 30 min', late: true });
  });

  it('shows when the post-mortem is due, once it is known', () => {
    const after = phase({ kind: 'follow_up', window: null });
    expect(railWords(after, facts(12), rhythm, [], null)).toBeNull();
    expect(railWords(after, facts(12), rhythm, [], 48 * 60 * MIN)?.text).toMatch(
      /^post-mortem by [A-Z][a-z]{2} \d\d:\d\d$/,
    );
  });
});
