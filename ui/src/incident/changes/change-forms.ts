// The panels that change the checklist of this incident: a step that is added, edited or taken out. Pure.
import type { IncidentView } from '$lib/types';
import { BARE, reasonForm, words, type Form, type Values } from '$lib/panel/form';
import { expectedOf, places } from '../steps';

/** What the panel of a step shows; null when the step is gone. */
export function changeForm(of: 'add' | 'edit' | 'drop', number: string, view: IncidentView): Form | null {
  if (of === 'add' && number === '') return view.runbooks.length > 0 ? addForm(null) : null;
  const step = places(view.runbooks).find((p) => p.step.number === number)?.step;
  if (!step) return null;
  if (of === 'add') return addForm(number);
  const expected = expectedOf(step);
  if (of === 'drop') {
    return reasonForm(
      `Take out step ${number}`,
      'Hidden for this incident only; it can be put back.',
      'Take out',
      {
        required: true,
        make: (reason) => ({ type: 'drop_step', step: number, reason }),
        expected,
      },
    );
  }
  const commands = step.commands.map((command) => command.source);
  // One command on one line can be changed in a field; others stay as they are.
  const single = commands.length === 0 || (commands.length === 1 && !commands[0]?.includes('\n'));
  return {
    ...fields(`Change step ${number}`, 'Change'),
    hint: single ? HERE : `${HERE} Its commands stay.`,
    second: single ? COMMAND : null,
    initial: { choice: '', text: step.text, more: single ? (commands[0] ?? '') : '' },
    make: (values) => ({
      action: {
        type: 'edit_step',
        step: number,
        text: words(values),
        commands: single ? given(values) : null,
      },
      expected,
    }),
  };
}

const HERE = 'For this incident only.';
const COMMAND = 'Command, if there is one';

/** Adds a step after another one; first of all where there is none. */
function addForm(after: string | null): Form {
  return {
    ...fields(after === null ? 'Add a step' : `Add a step after step ${after}`, 'Add'),
    make: (values) => ({
      action: { type: 'add_step', runbook: 1, after, text: words(values), commands: given(values) },
      expected: null,
    }),
  };
}

const fields = (title: string, submit: string): Omit<Form, 'make'> => ({
  ...BARE,
  title,
  hint: HERE,
  field: 'What is to be done',
  second: COMMAND,
  initial: { choice: '', text: '', more: '' },
  submit,
  needsText: () => true,
});

const given = (values: Values) => [(values.more ?? '').trim()].filter((command) => command !== '');
