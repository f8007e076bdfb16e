import { describe, expect, it } from 'vitest';
import type { IncidentView, RhythmView } from '$lib/types';
import { promiseWords } from './promise';

const DUE = Date.parse('2026-11-20T14:41:00Z');

function rhythm(over: Partial<RhythmView> = {}): RhythmView {
  return {
    audience: 'internal',
    interval_minutes: 15,
    due_at: DUE,
    ping_at: DUE,
    asking: false,
    asking_why: null,
    silent: null,
    on_its_way: false,
    asked_due_at: null,
    asked: [],
    last: null,
    updates: 0,
    pings: 0,
    ...over,
  };
}

/** Only what the promise box reads. */
function view(over: Partial<IncidentView> = {}, header: Partial<IncidentView['incident']> = {}) {
  return {
    incident: { state: 'identified', held: null, speaker: null, ...header },
    ended_at: null,
    snoozed_until: null,
    rhythm: [rhythm()],
    ...over,
  } as IncidentView;
}

describe('the promise box', () => {
  it('counts down to the promised time, said in UTC', () => {
    expect(promiseWords(view(), DUE - 192_000)).toEqual({
      tone: 'due',
      large: null,
      until: DUE,
      small: 'next update 14:41 UTC',
      why: null,
    });
  });

  it('says in words that it is overdue', () => {
    const words = promiseWords(view(), DUE + 150_000);
    expect(words).toMatchObject({ tone: 'late', large: 'overdue 2 min', until: null });
    expect(words.small).toBe('update was promised 14:41 UTC');
  });

  it('shows the earliest promise and names its audience when there are two', () => {
    const two = [rhythm({ due_at: DUE + 60_000 }), rhythm({ audience: 'external' })];
    expect(promiseWords(view({ rhythm: two }), DUE - 1000).small).toBe('next external update 14:41 UTC');
  });

  it.each([
    ['held', view({}, { held: 'war room is on the call' }), 'war room is on the call'],
    ['another laptop', view({}, { speaker: 'Kim’s laptop' }), 'Kim’s laptop sends, this laptop stays silent'],
    ['snoozed', view({ snoozed_until: DUE + 300_000 }), 'alarm moved to 14:46 UTC, the promise stays'],
    [
      'asking',
      view({ rhythm: [rhythm({ asking: true, asking_why: 'Four pings went.' })] }),
      'Four pings went.',
    ],
  ])('says why when it is %s', (_, given, why) => {
    expect(promiseWords(given, DUE - 1000).why).toBe(why);
  });

  it('does not repeat what always holds: an external update waits for a person', () => {
    const external = view({ rhythm: [rhythm({ audience: 'external', asking: true })] });
    expect(promiseWords(external, DUE - 1000).why).toBeNull();
    expect(promiseWords(view({ rhythm: [rhythm({ asking: true })] }), DUE - 1000).why).toBe(
      'no ping goes by itself',
    );
  });

  it('says that no ping goes, and which way it fails', () => {
    const shut = view({ rhythm: [rhythm({ silent: '#incidents is paused: gone' })] });
    expect(promiseWords(shut, DUE + 60_000).why).toBe('no ping goes: #incidents is paused: gone');
  });

  it('names the readers whom no ping reaches when theirs is the first promise', () => {
    const mixed = view({
      rhythm: [rhythm({ due_at: DUE + 900_000, asked_due_at: DUE, asked: ['war-room'] })],
    });
    expect(promiseWords(mixed, DUE + 60_000).small).toBe('update for war-room was promised 14:41 UTC');
  });

  it('keeps the clock of those who were not told that it is over', () => {
    const owed = view(
      { rhythm: [rhythm({ due_at: null }), rhythm({ audience: 'external' })] },
      { state: 'resolved' },
    );
    expect(promiseWords(owed, DUE + 150_000)).toMatchObject({
      large: 'overdue 2 min',
      small: 'external update was promised 14:41 UTC',
    });
  });

  it('keeps the clock of a last word that no channel has, and says what it waits for', () => {
    const late = rhythm({ audience: 'external', asking: true, on_its_way: true, silent: 'status is paused' });
    const waits = view({ rhythm: [rhythm({ due_at: null }), late] }, { state: 'resolved' });
    expect(promiseWords(waits, DUE - 60_000)).toMatchObject({
      until: DUE,
      small: 'last external word, promised 14:41 UTC',
      why: 'it does not go: status is paused',
    });
    expect(promiseWords(waits, DUE + 150_000)).toMatchObject({ tone: 'late', large: 'overdue 2 min' });
    late.silent = null;
    expect(promiseWords(waits, DUE).why).toBe('on its way');
  });

  it('says that it is over when the incident ended', () => {
    const over = { rhythm: [rhythm({ due_at: null })] };
    expect(promiseWords(view(over, { state: 'resolved' }), DUE).large).toBe('resolved');
    expect(promiseWords(view(over, { state: 'closed' }), DUE).tone).toBe('quiet');
    expect(promiseWords(view({ rhythm: [] }), DUE).large).toBe('no promise');
  });
});
