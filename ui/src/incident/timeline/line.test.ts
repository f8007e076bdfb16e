import { describe, expect, it } from 'vitest';
import { parseLine } from './line';

const NOW = Date.parse('2026-11-20T14:38:00Z');
const utc = (text: string) => Date.parse(text);

describe('the input line', () => {
  it('keeps a plain note to the letter', () => {
    expect(parseLine('  disk 14:02 full!  ', NOW)).toEqual({
      kind: 'note',
      text: 'disk 14:02 full!',
      happenedAt: null,
    });
  });

  it.each([
    ['-5m x', '2026-11-20T14:33:00Z'],
    ['-90s x', '2026-11-20T14:36:30Z'],
    ['-1h x', '2026-11-20T13:38:00Z'],
    ['14:02Z x', '2026-11-20T14:02:00Z'],
    ['9:05z x', '2026-11-20T09:05:00Z'],
    ['23:50Z x', '2026-11-19T23:50:00Z'],
    ['-1h30m x', '2026-11-20T13:08:00Z'],
    ['14:02:30Z x', '2026-11-20T14:02:30Z'],
    ['14:39Z x', '2026-11-20T14:39:00Z'],
  ])('reads the time of %s', (input, wanted) => {
    const line = parseLine(input, NOW);
    expect(line.happenedAt, 'a time that has not come today is yesterday’s').toBe(utc(wanted));
    expect(line.text).toBe('x');
  });

  it('reads a time of day without Z as this laptop’s', () => {
    const at = parseLine('14:02 x', NOW).happenedAt;
    expect(at).not.toBeNull();
    const local = new Date(at ?? 0);
    expect([local.getHours(), local.getMinutes(), local.getSeconds()]).toEqual([14, 2, 0]);
    expect(at ?? Infinity, 'the latest such time that has passed').toBeLessThanOrEqual(NOW);
    expect(at ?? 0).toBeGreaterThan(NOW - 25 * 3_600_000);
  });

  it.each([
    ['!fail over', 'fail over', null],
    ['! -2m fail over', 'fail over', NOW - 120_000],
    ['-2m !fail over', 'fail over', NOW - 120_000],
  ])('reads %s as a decision', (input, text, happenedAt) => {
    expect(parseLine(input, NOW)).toEqual({ kind: 'decision', text, happenedAt });
  });

  it.each(['-5 nodes left', '-5min x', '25:00 x', '14:02x y', '3:7 x', '-m x', '- 5m x'])(
    'leaves %s alone: it is not a time',
    (input) => {
      expect(parseLine(input, NOW)).toEqual({ kind: 'note', text: input, happenedAt: null });
    },
  );

  it('takes a line with a backslash as it is', () => {
    expect(parseLine('\\-5m x', NOW)).toEqual({ kind: 'note', text: '-5m x', happenedAt: null });
  });

  it('has no words when only a prefix was typed', () => {
    expect(parseLine('-2m', NOW).text).toBe('');
    expect(parseLine('!', NOW).text).toBe('');
  });
});
