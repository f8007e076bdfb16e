import { beforeEach, expect, it, vi } from 'vitest';
import { incidentView } from '../../dev/views';
import { failures } from '$lib/errors.svelte';
import { Copies } from './copies.svelte';

const write = vi.fn(async (_text: string) => {});
beforeEach(() => {
  write.mockClear();
  Object.assign(navigator, { clipboard: { writeText: write } });
  failures.success = null;
});

function five() {
  const steps = incidentView().runbooks.flatMap((one) => one.phases.flatMap((phase) => phase.steps));
  const step = steps.find((one) => one.number === '5');
  if (!step) throw new Error('no step 5');
  return step;
}

it('asks for a blank at the first press, copies at the second and says what stays unset', async () => {
  const asked: string[] = [];
  const copies = new Copies((blank) => asked.push(blank) > 0);
  await copies.copy(five());
  expect([asked, write.mock.calls.length]).toEqual([['db-host'], 0]);
  await copies.copy(five());
  expect(write.mock.calls[0]?.[0]).toContain('<db-host>');
  expect(failures.success).toBe('Copied. db-host stays unset.');
});

it('moves its mark on with each command, and begins again after the last', async () => {
  const step = five();
  for (const command of step.commands) for (const part of command.parts) part.filled = true;
  const copies = new Copies(() => true);
  expect(copies.mark(step)).toBe(0);
  await copies.copy(step);
  expect([copies.mark(step), copies.done(step, 0), copies.done(step, 1)]).toEqual([1, true, false]);
  await copies.copy(step);
  expect([copies.mark(step), copies.done(step, 1)]).toEqual([0, true]);
  expect(write.mock.calls.map(([text]) => text)).toEqual(step.commands.map((one) => one.copy));
});

it('copies as it stands where nothing can be filled in any more', async () => {
  await new Copies(() => false).copy(five());
  expect(write).toHaveBeenCalledOnce();
});
