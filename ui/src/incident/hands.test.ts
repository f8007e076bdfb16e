// Who does a step and by when, what is written down with its tick, and the ways of which one is taken.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { incidentView } from '../dev/views';
import { router } from '$lib/router.svelte';
import type { IncidentView, StepView } from '$lib/types';
import { dueWords } from './checklist/hands';
import { toType } from './times';

const ID = '0195-42';
const last = () => fixture.executed.at(-1);

beforeEach(() => {
  reset();
  router.incident(ID);
});

/** Shows the incident with step 5 changed. */
async function show(five: Partial<StepView>, set: (view: IncidentView) => unknown = () => {}) {
  const view = incidentView(ID);
  Object.assign(stepOf(view, '5'), five);
  set(view);
  fixture.incident = view;
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  return userEvent.setup();
}

function stepOf(view: IncidentView, number: string): StepView {
  const steps = view.runbooks.flatMap((book) => book.phases.flatMap((phase) => phase.steps));
  const found = steps.find((step) => step.number === number);
  if (!found) throw new Error(`no step ${number}`);
  return found;
}

const field = (name: RegExp) => screen.findByRole('textbox', { name });

describe('values', () => {
  it('are asked for one after the other, and the last one ticks', async () => {
    const user = await show({ asks: ['lag', 'node'] });
    await user.keyboard(' ');
    expect(await field(/^lag/)).toHaveFocus();
    expect(fixture.executed, 'Space alone ticks nothing').toHaveLength(0);
    await user.keyboard('3 s{Enter}');
    expect(await field(/^node/)).toHaveFocus();
    await user.keyboard('db-7{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()?.command).toMatchObject({
      action: { type: 'finish_step', step: '5', values: ['3 s', 'db-7'] },
    });
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /^node/ })).toBeNull());
  });

  it('may stay empty after a second Enter, and Esc leaves', async () => {
    const user = await show({ asks: ['lag'] });
    await user.keyboard(' ');
    await field(/^lag/);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: /^lag/ })).toBeNull();
    await user.keyboard(' ');
    await field(/^lag/);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Enter again ticks it without')).toBeInTheDocument();
    expect(fixture.executed).toHaveLength(0);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(last()?.command).toMatchObject({ action: { values: [''] } }));
  });

  it('stand at the step once they are written down', async () => {
    await show({ status: 'done', values: [{ name: 'lag', value: '3 s' }] });
    expect(screen.getByText('lag')).toBeInTheDocument();
    expect((await axe.run(document.body)).violations).toEqual([]);
  });
});

describe('the owner', () => {
  it('is chosen from those who take part', async () => {
    const user = await show({});
    await user.keyboard('{Shift>}O{/Shift}');
    await user.click(await screen.findByRole('radio', { name: 'Bo' }));
    await user.click(screen.getByRole('button', { name: 'Assign 0004' }));
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toEqual({
      command: { do: 'on', incident: ID, action: { type: 'assign_step', step: '5', person: 'Bo' } },
      expected: { of: 'owner', step: '5', person: null },
    });
  });

  it('is taken away by an empty name where a person gave it, and shown where the runbook did', async () => {
    const user = await show({ owner: 'Kim', assigned: true });
    await user.click(screen.getByRole('button', { name: 'Step 5 is Kim’s: change' }));
    await user.clear(await field(/^Name/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(last()?.command).toMatchObject({ action: { person: '' } }));
  });
});

describe('the due time', () => {
  it('is sent as it was typed', async () => {
    const user = await show({});
    await user.keyboard('{Shift>}D{/Shift}');
    await field(/^Time/);
    await user.keyboard('+20m{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toMatchObject({
      command: { action: { type: 'set_step_due', step: '5', due: '+20m' } },
      expected: { of: 'due', step: '5', due_at: null },
    });
  });

  it('stands in the field as the instant that it is, its day and its seconds with it', async () => {
    const user = await show({ due_at: Date.UTC(2026, 0, 3, 14, 30, 7) });
    await user.keyboard('{Shift>}D{/Shift}');
    expect(await field(/^Time/)).toHaveValue('2026-01-03 14:30:07Z');
    expect(toType(Date.UTC(2026, 0, 3, 14, 30))).toBe('2026-01-03 14:30Z');
    expect(toType(Date.UTC(2026, 0, 3, 14, 30, 0, 5))).toBe('2026-01-03 14:30:00.005Z');
  });

  it('says how late a step is, and nothing of one that is settled or that nobody waits for', () => {
    const at = Date.UTC(2026, 0, 2, 14, 30);
    const step = { ...stepOf(incidentView(ID), '5'), due_at: at, awaited: true };
    const facts = (minutes: number, ended = false) => ({ at: at + minutes * 60_000, ended });
    expect(dueWords(step, facts(-5))).toEqual({ text: 'due 14:30 UTC', late: false });
    expect(dueWords(step, facts(5))).toEqual({ text: 'due 14:30 UTC, 5 min over', late: true });
    expect(dueWords(step, facts(5, true))?.late).toBe(false);
    expect(dueWords({ ...step, awaited: false }, facts(5))).toBeNull();
  });
});

it('says of a way that was not taken that nobody waits for it, and does not stand there', async () => {
  await show({}, (view) => {
    const phase = view.runbooks[0]?.phases[1];
    if (!phase) throw new Error('no phase');
    Object.assign(phase, { way: { place: 1, of: 2, group: 1 }, standing: 'not_taken' });
    phase.steps.forEach((step) => (step.passed = true));
  });
  expect(screen.getAllByText('way 1 of 2, not taken').length, 'rail and checklist').toBe(2);
  expect(document.querySelector('[aria-current=step][data-step]')?.getAttribute('data-step')).toBe('6');
});
