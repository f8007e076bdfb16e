// What reaches the disk, in which order and how often.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as host from '../dev/host';
import { failures } from './errors.svelte';
import { Memory } from './memory';

beforeEach(() => {
  vi.useFakeTimers();
  host.reset();
  failures.dismiss();
});

afterEach(() => vi.useRealTimers());

it('writes the first value at once, and what follows after a pause, the last one only', async () => {
  const memory = new Memory();
  memory.set('draft.1', 'a');
  expect(memory.saved('draft.1'), 'not before the disk has it').toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect([host.fixture.remembered, memory.saved('draft.1')]).toEqual([{ 'draft.1': 'a' }, true]);
  memory.set('draft.1', 'ab');
  memory.set('draft.1', 'abc');
  await vi.advanceTimersByTimeAsync(249);
  expect(host.fixture.remembered, 'the disk has a rest').toEqual({ 'draft.1': 'a' });
  await vi.advanceTimersByTimeAsync(1);
  expect(host.fixture.written).toEqual(['a', 'abc']);
});

it('writes at once when the window goes out of sight', async () => {
  const memory = new Memory();
  memory.set('draft.1', 'a');
  await vi.advanceTimersByTimeAsync(0);
  memory.set('draft.1', 'ab');
  memory.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(host.fixture.remembered).toEqual({ 'draft.1': 'ab' });
});

it('recalls what an earlier window left', async () => {
  host.fixture.remembered = { screen: { at: 'settings' }, 'draft.1': 'a', other: 1 };
  const memory = new Memory();
  await memory.recall();
  expect([memory.get('screen'), memory.get('draft.1'), memory.saved('draft.1')]).toEqual([
    { at: 'settings' },
    'a',
    true,
  ]);
});

it('says once that a draft is not kept, and tries again with the newest', async () => {
  const memory = new Memory();
  host.fixture.forgetful = { code: 'storage', message: 'The disk is full: make room.' };
  memory.set('screen', { at: 'settings' });
  await vi.advanceTimersByTimeAsync(0);
  expect(failures.current, 'the screen is no trouble to anybody').toBeNull();
  memory.set('draft.1', 'a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(failures.current?.message).toContain('disk is full');
  failures.dismiss();
  memory.set('draft.1', 'ab');
  await vi.advanceTimersByTimeAsync(5000);
  expect([failures.current, memory.saved('draft.1')], 'it was said').toEqual([null, false]);
  host.fixture.forgetful = null;
  await vi.advanceTimersByTimeAsync(5000);
  expect(host.fixture.remembered).toEqual({ screen: { at: 'settings' }, 'draft.1': 'ab' });
  expect(memory.saved('draft.1')).toBe(true);
});
