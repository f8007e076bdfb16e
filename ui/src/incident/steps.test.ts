import { describe, expect, it } from 'vitest';
import type { ChecklistView, StepStatus, StepView } from '$lib/types';
import {
  currentPlace,
  expectedOf,
  moved,
  nextAfter,
  pieces,
  places,
  sentenceOf,
  shiftOf,
  toggled,
  undoable,
} from './steps';

function step(number: string, status: StepStatus = 'open', substeps: StepView[] = []): StepView {
  return {
    number,
    source_number: null,
    text: `Step ${number}`,
    commands: [],
    substeps,
    optional: false,
    condition: null,
    expected: [],
    cautions: [],
    references: [],
    details: [],
    behind: [],
    suggested: false,
    marks: [],
    out: false,
    status,
    at: status === 'open' ? null : Number.parseFloat(number),
    by: status === 'open' ? null : 'Dana',
    reason: null,
    owner: null,
    assigned: false,
    due_at: null,
    asks: [],
    values: [],
    passed: false,
    awaited: true,
  };
}

function book(...steps: StepView[]): ChecklistView[] {
  const progress = { done: 0, skipped: 0, total: steps.length };
  const phase = {
    title: 'A',
    window: null,
    starts_at: null,
    ends_at: null,
    way: null,
    standing: 'always' as const,
    kind: 'steps' as const,
    progress,
    finished_at: null,
    late: false,
    steps,
  };
  return [{ ordinal: 1, title: 'R', path: 'r.md', phases: [phase], dropped: [], pinned: [], change: null }];
}

describe('walking the checklist', () => {
  const all = places(book(step('1', 'done'), step('2', 'open', [step('2.1'), step('2.2')]), step('3')));

  it('walks sub-steps after their step and stays at the ends', () => {
    expect(all.map((p) => p.step.number)).toEqual(['1', '2', '2.1', '2.2', '3']);
    expect(moved(all, '2', 1)).toBe('2.1');
    expect(moved(all, '1', -1)).toBe('1');
    expect(moved(all, '3', 1)).toBe('3');
  });

  it('stands on the chosen step, else on the first that can be done', () => {
    expect(currentPlace(all, null)?.step.number).toBe('2');
    expect(currentPlace(all, '1')?.step.number).toBe('1');
    expect(currentPlace(all, '99')?.step.number, 'a step that is gone is not stood on').toBe('2');
    expect(currentPlace([], null)).toBeNull();
  });

  it('never goes to a step that was taken out', () => {
    const gone = { ...step('1', 'open', [{ ...step('1.1', 'done'), out: true }]), out: true };
    const all = places(book(gone, step('2', 'done'), { ...step('3'), out: true }));
    expect(currentPlace(all, null)?.step.number, 'though it is open').toBe('2');
    expect(nextAfter(all, '2'), 'nor does the next one wait').toBe('2');
  });

  it('goes on to the next step that can be done, past the sub-steps of the one just settled', () => {
    expect(nextAfter(all, '2')).toBe('3');
    expect(nextAfter(all, '2.1')).toBe('2.2');
    expect(nextAfter(all, '3'), 'at the end it stays').toBe('3');
    const blocked = places(book(step('1'), step('2', 'blocked'), step('3')));
    expect(nextAfter(blocked, '1'), 'a blocked step does not wait').toBe('3');
  });
});

describe('moving a step', () => {
  const [one] = book(step('1'), step('2'));
  const [two] = book(step('3'), step('4'), step('5'));
  const all = one && two ? places([{ ...one, phases: [...one.phases, ...two.phases] }]) : [];
  const shift = (number: string, by: 1 | -1) => {
    const place = all.find((one) => one.step.number === number);
    const made = place ? shiftOf(all, place, by) : null;
    return made && (made.after === null ? `before ${made.before}` : `after ${made.after}`);
  };

  it('puts it before the one above, and after the one below', () => {
    expect(shift('5', -1)).toBe('before 4');
    expect(shift('3', 1)).toBe('after 4');
    expect(shift('4', -1), 'the first of its section, too').toBe('before 3');
    expect([shift('1', -1), shift('5', 1)], 'the ends').toEqual([null, null]);
  });
});

describe('keys on a step', () => {
  it('ticks, and takes the tick back', () => {
    expect(toggled(step('5', 'started'))).toEqual({ type: 'finish_step', step: '5' });
    expect(toggled(step('5', 'done'))).toEqual({ type: 'undo_step', step: '5' });
    expect(toggled(step('5', 'skipped'))).toEqual({ type: 'undo_step', step: '5' });
  });

  it('sends the state that the person saw', () => {
    expect(expectedOf(step('5', 'blocked'))).toEqual({ of: 'step', step: '5', status: 'blocked' });
  });

  it('undoes the current step, else the last thing that this person said', () => {
    const all = places(book(step('1', 'done'), step('2', 'skipped'), step('3')));
    const current = (n: number) => all[n]?.step ?? null;
    expect(undoable(all, current(0), 'Dana')?.number).toBe('1');
    expect(undoable(all, current(2), 'Dana')?.number).toBe('2');
    expect(undoable(all, current(2), 'Bo'), 'nobody undoes another’s work from afar').toBeNull();
  });
});

describe('the sentence of a step', () => {
  it('marks its condition where it stands, and says it once', () => {
    const one = {
      ...step('1'),
      text: 'Optional: If it fails again, fail over',
      condition: 'If it fails again',
    };
    expect(sentenceOf(one)).toEqual(['Optional: ', 'If it fails again', ', fail over']);
    expect(sentenceOf({ ...one, text: 'Fail over' })).toEqual(['Fail over', '', '']);
    expect(sentenceOf(step('2'))).toEqual(['Step 2', '', '']);
  });
});

it('has words and commands in the order of the file, and the words after the commands where nothing is known', () => {
  const command = (source: string) => ({ ...bare, source });
  const bare = { parts: [], copy: null, warning: null, doubt: null, ask: null, lines: [], source: '' };
  const own = { ...step('1'), commands: [command('du'), command('rm')], details: ['See', 'Then', 'Tell'] };
  const order = (behind: number[]) =>
    pieces({ ...own, behind }).map((one) => (one.of === 'text' ? one.text : one.command.source));
  expect(order([1, 2])).toEqual(['See', 'du', 'Then', 'rm', 'Tell']);
  expect(order([])).toEqual(['du', 'rm', 'See', 'Then', 'Tell']);
  expect(order([2, 2])).toEqual(['See', 'Then', 'du', 'rm', 'Tell']);
});
