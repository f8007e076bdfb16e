// The panels that ask who does a step, by when, and what is written down with its tick. Pure.
import { clock } from '$lib/clock.svelte';
import type { IncidentView, StepView } from '$lib/types';
import { expectedOf, places } from '../steps';
import { toType } from '../times';
import { BARE, words, type Form } from '$lib/panel/form';

/** What such a panel shows; null when the step is gone. */
export function handForm(of: 'owner' | 'due', number: string, view: IncidentView): Form | null {
  const step = stepOf(number, view);
  if (!step) return null;
  return of === 'owner' ? ownerForm(step, view) : dueForm(step);
}

const stepOf = (number: string, view: IncidentView) =>
  places(view.runbooks).find((p) => p.step.number === number)?.step;

function ownerForm(step: StepView, view: IncidentView): Form {
  const own = step.assigned ? (step.owner ?? '') : '';
  return {
    ...BARE,
    title: `Who does step ${step.number}`,
    hint: step.assigned ? 'Leave the name empty to take the step away.' : null,
    choices: view.people.map((value) => ({ value, label: value })),
    field: 'Name',
    initial: { choice: own, text: own },
    submit: 'Assign',
    needsText: () => !step.assigned,
    textFor: (choice) => choice,
    make: (values) => ({
      action: { type: 'assign_step', step: step.number, person: words(values) },
      expected: { of: 'owner', step: step.number, person: step.assigned ? step.owner : null },
    }),
  };
}

/** A time as somebody could type it here, to be read as the same again. */
const typedAs = (at: number) => (clock.story === null ? toType(at) : clock.at(at));

function dueForm(step: StepView): Form {
  const had = step.due_at !== null;
  return {
    ...BARE,
    title: `By when step ${step.number} is done`,
    hint: `${clock.story === null ? '14:30 here, 14:30Z in UTC' : 'T+00:40'}, or +20m from now.${had ? ' Leave it empty to take the time away.' : ''}`,
    field: 'Time',
    initial: { choice: '', text: step.due_at === null ? '' : typedAs(step.due_at) },
    submit: 'Set',
    needsText: () => !had,
    make: (values) => ({
      action: {
        type: 'set_step_due',
        step: step.number,
        due: words(values),
      },
      expected: { of: 'due', step: step.number, due_at: step.due_at },
    }),
  };
}

/** Asks for the values of a step one after the other; the last one ticks it. */
export function valueForm(number: string, given: string[], view: IncidentView): Form | null {
  const step = stepOf(number, view);
  const name = step?.asks[given.length];
  if (!step || name === undefined) return null;
  const last = given.length === step.asks.length - 1;
  const which = step.asks.length > 1 ? ` (${given.length + 1} of ${step.asks.length})` : '';
  return {
    ...BARE,
    title: `Step ${number} asks for a value${which}`,
    field: name,
    initial: { choice: '', text: new Map(view.blanks).get(name) ?? '' },
    submit: last ? 'Done' : 'Next',
    needsText: () => true,
    empty: last ? 'Enter again ticks it without' : 'Enter again goes on without',
    make: (values) => {
      const all = [...given, words(values)];
      if (!last) return { panel: { of: 'value', step: number, given: all } };
      return {
        action: { type: 'finish_step', step: number, values: all },
        expected: expectedOf(step),
      };
    },
  };
}
