import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '$lib/types';
import { gap, lastRecorded, rows } from './timeline';

const NOW = Date.parse('2026-11-20T14:38:00Z');

function entry(kind: string, text: string, over: Partial<TimelineEntry> = {}): TimelineEntry {
  const at = '2026-11-20T14:36:02.000Z';
  return {
    seq: 1,
    id: `${kind}-${text}`,
    incident: 'INC-0042',
    device: 'd',
    recorded_at: at,
    happened_at: over.recorded_at ?? at,
    actor: 'Dana',
    kind,
    text,
    data: {},
    exercise: false,
    corrects: null,
    hash: '',
    ...over,
  };
}

function only(e: TimelineEntry) {
  const row = rows([e], 'Dana', NOW).at(-1);
  if (row?.type !== 'entry') throw new Error('not an entry');
  return row;
}

describe('a row', () => {
  it('signs notes, and says when it happened and when it was recorded', () => {
    const row = only(
      entry('note', 'disk full', {
        actor: 'Bo',
        happened_at: '2026-11-20T14:21:00.000Z',
        recorded_at: '2026-11-20T14:30:15.000Z',
      }),
    );
    expect(row.text).toBe('disk full');
    expect(row.small).toMatch(/^Bo · happened 14:21, recorded 14:30$/);
    expect(row.time, 'a row stands where it happened').toMatch(/:21:00$/);
  });

  it('does not sign one’s own steps, and does sign another’s', () => {
    expect(only(entry('step_done', 'Step 1 done')).small).toBeNull();
    expect(only(entry('step_done', 'Step 1 done', { actor: 'Bo' })).small).toBe('Bo');
  });

  it('names where an update went and shows its words below', () => {
    const post = { text: 'We are looking.', channels: ['#incidents', 'Status page'] };
    const row = only(entry('update_posted', 'Update', { data: post }));
    expect(row.text).toBe('Update to #incidents, Status page');
    expect(row.small).toBe('We are looking.');
    const said = only(entry('update_posted', 'Update', { data: { ...post, channels: [], elsewhere: true } }));
    expect(said.text).toBe('Update said elsewhere');
    const late = only(entry('ping_posted', 'Ping', { data: { ...post, late: true } }));
    expect(late.text).toBe('Automatic ping to #incidents, Status page, late');
  });

  it('shows a reason once', () => {
    const data = { reason: 'process is alive' };
    expect(only(entry('step_skipped', 'Step 3 skipped', { data })).small).toBe('process is alive');
    const full = only(entry('step_skipped', 'Step 3 skipped: Restart — process is alive', { data }));
    expect([full.text, full.small]).toEqual(['Step 3 skipped: Restart', 'process is alive']);
  });

  it('marks a failed delivery in words and by its mark, and an unknown kind is still shown', () => {
    const failed = only(entry('delivery', '#incidents: failed', { data: { state: 'failed' } }));
    expect([failed.mark, failed.tone]).toEqual(['!', 'bad']);
    expect(only(entry('from_the_future', 'something')).text).toBe('something');
  });

  it('survives a purged body', () => {
    expect(only(entry('update_posted', 'This text was removed', { data: null })).text).toBe(
      'This text was removed',
    );
  });
});

describe('days and gaps', () => {
  it('names the day only where it is not today, and where it changes back', () => {
    const old = entry('note', 'a', {
      happened_at: '2026-11-18T12:00:00.000Z',
      recorded_at: '2026-11-18T12:00:00.000Z',
    });
    const types = rows([old, entry('note', 'b')], 'Dana', NOW).map((r) => r.type);
    expect(types).toEqual(['day', 'entry', 'day', 'entry']);
    expect(rows([entry('note', 'b')], 'Dana', NOW).map((r) => r.type)).toEqual(['entry']);
  });

  it('counts the silence from the last recorded entry', () => {
    const last = lastRecorded([entry('note', 'b')]);
    expect(gap(last, NOW)).toBe('no entry for 1 min');
    expect(gap(last, NOW - 60_000), 'a short pause is no row').toBeNull();
    expect(gap(lastRecorded([]), NOW)).toBeNull();
  });
});
