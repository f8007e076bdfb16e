// The small panels of an incident that ask for a reason, a person or a value: what each asks, and the command that comes
// of it. Pure: a panel is shown by `Panel.svelte`, and sent by the screen.
import { isOwn } from '$lib/channel';
import type { Action, Expected, IncidentView, Severity, StateWay } from '$lib/types';
import { severityName } from '$lib/words';
import { changeForm } from '../changes/change-forms';
import { expectedOf, places } from '../steps';
import { BARE, reasonForm, words, type Form, type Panel, type Request, type Values } from '$lib/panel/form';
import { handForm, valueForm } from './hand-forms';
import { keyTimeForm } from '$lib/panel/key-form';

/** What the open panel shows; null when what it acts on is gone. */
export function formOf(panel: Panel, view: IncidentView): Form | null {
  switch (panel.of) {
    case 'skip':
    case 'block':
      return stepForm(panel.of, panel.step, view);
    case 'add':
    case 'edit':
    case 'drop':
      return changeForm(panel.of, panel.step, view);
    case 'owner':
    case 'due':
      return handForm(panel.of, panel.step, view);
    case 'value':
      return valueForm(panel.step, panel.given, view);
    case 'blank':
      return blankForm(panel.name, view);
    case 'purge':
      return purgeForm(panel.seq, panel.what);
    case 'severity':
      return severityForm(view);
    case 'state':
      return stateForm(view);
    case 'key_time':
      return keyTimeForm(panel.which);
    case 'role':
      return roleForm(view);
    case 'snooze':
      return quietForm(view);
    case 'hold':
      return reasonForm('Hold the pings', 'Nothing goes by itself until you take the hold back.', 'Hold', {
        required: true,
        make: (reason) => ({ type: 'hold', reason }),
      });
    case 'unhold':
      return reasonForm('Take the hold back', 'The pings go on.', 'Go on', {
        required: false,
        make: (reason) => ({ type: 'unhold', reason: reason || null }),
      });
    case 'reopen':
      return reasonForm('Reopen', 'Back to Investigating; updates are promised again.', 'Reopen', {
        required: false,
        make: (reason) => ({ type: 'reopen', reason: reason || null }),
        expected: { of: 'state', state: view.incident.state },
      });
    case 'close':
      return closeForm(view);
  }
}

function purgeForm(seq: number, what: string): Form {
  return {
    ...BARE,
    title: `Remove the words of ${what}`,
    hint:
      'They go for good, from the log and from all that is shown of it. The entry stays, and the log still verifies. ' +
      'What was sent, saved as a draft in a folder, or copied for a backup is not reached.',
    field: 'Reason',
    submit: 'Remove for good',
    needsText: () => true,
    make: (values) => ({ purge: seq, reason: words(values) }),
  };
}

function stepForm(of: 'skip' | 'block', number: string, view: IncidentView): Form | null {
  const step = places(view.runbooks).find((p) => p.step.number === number)?.step;
  if (!step) return null;
  const [title, hint] =
    of === 'skip'
      ? [`Skip step ${number}`, 'It is struck through and no longer counts.']
      : [`Step ${number} cannot go on`, 'It is marked as blocked and still counts.'];
  return reasonForm(title, hint, of === 'skip' ? 'Skip' : 'Block', {
    required: true,
    make: (reason) => ({ type: of === 'skip' ? 'skip_step' : 'block_step', step: number, reason }),
    expected: expectedOf(step),
  });
}

function blankForm(name: string, view: IncidentView): Form | null {
  const values = new Map(view.blanks);
  if (!values.has(name)) return null;
  return {
    ...BARE,
    title: 'Fill a blank',
    hint: 'Set once for this incident; every command then has it.',
    choices: view.blanks.map(([blank]) => ({ value: blank, label: blank })),
    field: 'Value',
    initial: { choice: name, text: values.get(name) ?? '' },
    submit: 'Set',
    needsText: () => true,
    textFor: (choice) => values.get(choice) ?? '',
    make: (given) => ({
      action: { type: 'fill_blank', name: given.choice, value: words(given) },
      expected: null,
    }),
  };
}

function severityForm(view: IncidentView): Form {
  const { severity } = view.incident;
  return {
    ...BARE,
    title: 'Severity',
    hint: 'Unsure between two: take the more urgent. Lowering needs a reason.',
    choices: view.severities.map(({ to }) => ({ value: to, label: severityName(to) })),
    field: 'Reason',
    initial: { choice: severity, text: '' },
    submit: 'Set',
    needsText: ({ choice }) => view.severities.some((one) => one.to === choice && one.needs_reason),
    make: (values) => ({
      action: {
        type: 'set_severity',
        severity: values.choice as Severity,
        reason: words(values) || null,
      },
      expected: { of: 'severity', severity },
    }),
  };
}

function stateForm(view: IncidentView): Form {
  const { state } = view.incident;
  const here = view.ways.find((way) => way.to === state) ?? view.ways[0];
  const way = (values: Values) => view.ways.find(({ to }) => to === values.choice) ?? here;
  return {
    ...BARE,
    title: 'State',
    hint: view.ways.some((one) => one.needs_reason) ? 'A false alarm needs a reason.' : null,
    choices: view.ways.map(({ to, label }) => ({ value: to, label })),
    field: 'Reason',
    initial: { choice: here?.to ?? state, text: '' },
    submit: 'Set',
    needsText: (values) => way(values)?.needs_reason ?? false,
    make: (values) => stateRequest(way(values), words(values), { of: 'state', state }),
  };
}

function stateRequest(way: StateWay | undefined, reason: string, expected: Expected): Request {
  const why = reason || null;
  switch (way?.deed) {
    case 'set':
      return { action: { type: 'set_state', state: way.to, reason: why }, expected };
    case 'resolve':
      return { compose: way.to };
    case 'decline':
      return { action: { type: 'decline', reason }, expected };
    case 'reopen':
      return { action: { type: 'reopen', reason: why }, expected };
    case 'close':
      return { action: { type: 'close' }, expected };
    case undefined:
      return { panel: { of: 'state' } };
  }
}

function roleForm(view: IncidentView): Form {
  const held = new Map(view.roles);
  const roles = view.role_names.map(({ role }) => role);
  const first = roles[0] ?? '';
  return {
    ...BARE,
    title: 'Roles',
    hint: 'Leave the name empty to free the role.',
    choices: roles.map((value) => ({
      value,
      label: held.has(value) ? `${value}: ${held.get(value)}` : value,
    })),
    field: 'Name',
    initial: { choice: first, text: held.get(first) ?? '' },
    submit: 'Assign',
    needsText: (values) => !held.has(values.choice),
    textFor: (choice) => held.get(choice) ?? '',
    make: (values) => ({
      action: { type: 'assign_role', role: values.choice, person: words(values) },
      expected: { of: 'role', role: values.choice, person: held.get(values.choice) ?? null },
    }),
  };
}

function quietForm(view: IncidentView): Form {
  const automatic = view.rhythm.some((r) => isOwn(r.audience) && r.ping_at !== null);
  return {
    ...BARE,
    title: 'Move the alarm',
    hint: 'The promise stays where it is: a late update counts as late.',
    choices: [
      ...['5', '10', '15'].map((value) => ({ value, label: `Snooze ${value} min` })),
      ...(automatic ? [{ value: 'skip', label: 'Skip the next automatic ping' }] : []),
      { value: 'hold', label: 'Hold all pings' },
    ],
    field: 'Reason',
    initial: { choice: '5', text: '' },
    submit: 'Record',
    needsText: () => true,
    make: (values) => ({ action: quietAction(values.choice, words(values)), expected: null }),
  };
}

function quietAction(choice: string, reason: string): Action {
  if (choice === 'skip') return { type: 'skip_ping', reason };
  if (choice === 'hold') return { type: 'hold', reason };
  return { type: 'snooze', minutes: Number(choice), reason };
}

function closeForm(view: IncidentView): Form {
  return {
    ...BARE,
    title: `Close ${view.incident.number}`,
    hint: 'Nothing more is recorded after that. It can still be read.',
    submit: 'Close for good',
    make: () => ({
      action: { type: 'close' },
      expected: { of: 'state', state: view.incident.state },
    }),
  };
}
