import { describe, expect, it } from 'vitest';
import type { EntryKind, TimelineRow } from '$lib/types';
import { gap, lastRecorded, rows } from './timeline';

const NOW = Date.parse('2026-11-20T14:38:00Z');

function entry(kind: EntryKind, text: string, over: Partial<TimelineRow> = {}): TimelineRow {
  const at = '2026-11-20T14:36:02.000Z';
  return {
    seq: 1,
    id: `${kind}-${text}`,
    recorded_at: at,
    happened_at: over.recorded_at ?? at,
    after_step: false,
    actor: 'Dana',
    kind,
    mark: '✎',
    tone: 'plain',
    part: 'rest',
    signed: kind === 'note',
    removable: true,
    text,
    below: null,
    arrived: null,
    ...over,
  };
}

function only(e: TimelineRow) {
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

  it('marks what was recorded after the clock was put back', () => {
    expect(only(entry('step_done', 'Step 1 done', { after_step: true })).small).toMatch(/clock was put back/);
  });

  it('does not sign one’s own steps, and does sign another’s', () => {
    expect(only(entry('step_done', 'Step 1 done')).small).toBeNull();
    expect(only(entry('step_done', 'Step 1 done', { actor: 'Bo' })).small).toBe('Bo');
  });

  it('shows what stands below it, behind who and when', () => {
    const row = only(
      entry('update_posted', 'Update to #incidents', { below: 'We are looking.', actor: 'Bo' }),
    );
    expect([row.text, row.small]).toEqual(['Update to #incidents', 'Bo · We are looking.']);
  });
});

it('is one entry with its channels where a post has arrived, and what failed stays an entry', () => {
  const post = entry('update_posted', 'Update to #incidents, #ops');
  const sent = (channel: string, at: string) =>
    entry('delivery', `Sent to ${channel}`, {
      happened_at: `2026-11-20T${at}.000Z`,
      arrived: { post: post.id, channel },
    });
  const all = [post, sent('#incidents', '14:36:05'), sent('#ops', '14:37:01'), entry('delivery', 'Failed')];
  const shown = rows(all, 'Dana', NOW).flatMap((row) => (row.type === 'entry' ? [row] : []));
  expect(shown.map((row) => row.text)).toEqual(['Update to #incidents, #ops', 'Failed']);
  expect(shown[0]?.arrived).toEqual(['#incidents 14:36', '#ops 14:37']);
  const [, alone] = all;
  expect(rows(alone ? [alone] : [], 'Dana', NOW), 'without its post it stands alone').toHaveLength(1);
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
