// What a small panel is: what it shows and asks for, and the request that comes of it. Its makers are in the files beside
// this one; `forms.ts` knows which of them a panel has. Pure.
import type { Action, Expected, IncidentState, KeyTime } from '$lib/types';

/** Which panel is open. */
export type Panel =
  | { of: 'skip' | 'block' | 'add' | 'edit' | 'drop' | 'owner' | 'due'; step: string }
  | { of: 'value'; step: string; given: string[] }
  /** At the step whose command has it; without one in the rail. */
  | { of: 'blank'; name: string; step?: string }
  | { of: 'purge'; seq: number; what: string }
  | { of: 'key_time'; which: KeyTime }
  | { of: 'severity' | 'state' | 'role' | 'snooze' | 'hold' | 'unhold' | 'reopen' | 'close' };

/** Who shows a panel: each asks the desk for the form that is its own. */
export type Host = 'chip' | 'promise' | 'step' | 'checklist' | 'timeline' | 'rail';

/** Where a panel opens: under the chip or the promise of the bar that it changes, else at what it is about. */
export function hostOf(panel: Panel): Host {
  switch (panel.of) {
    case 'severity':
    case 'state':
    case 'key_time':
    case 'role':
      return 'chip';
    case 'snooze':
    case 'hold':
    case 'unhold':
    case 'reopen':
    case 'close':
      return 'promise';
    case 'skip':
    case 'block':
    case 'edit':
    case 'drop':
    case 'owner':
    case 'due':
    case 'value':
      return 'step';
    case 'add':
      return panel.step === '' ? 'checklist' : 'step';
    case 'blank':
      return panel.step === undefined ? 'rail' : 'step';
    case 'purge':
      return 'timeline';
  }
}

/** What was chosen and typed. */
export interface Values {
  choice: string;
  text: string;
  /** What stands in the second field, where there is one. */
  more?: string;
}

/** What a panel asks for in the end: a command, or the composer with a state. */
export type Request =
  | { action: Action; expected: Expected | null }
  | { compose: IncidentState }
  | { panel: Panel }
  | { purge: number; reason: string };

/** What a panel shows. */
export interface Form {
  title: string;
  /** One sentence that says what will happen. */
  hint: string | null;
  choices: { value: string; label: string }[];
  /** The label of the field; null where nothing can be typed. */
  field: string | null;
  /** The label of a second field, which may stay empty; null where there is none. */
  second: string | null;
  /** What is typed and chosen at first. */
  initial: Values;
  submit: string;
  /** True when words must be typed with this choice. */
  needsText: (values: Values) => boolean;
  /** What a second Enter does without the words that are needed; none where they must be typed. */
  empty?: string;
  /** The text that a choice starts with; null keeps what is typed. */
  textFor?: (choice: string) => string;
  make: (values: Values) => Request;
}

/** A form that asks for nothing. */
export const BARE = {
  hint: null,
  choices: [],
  field: null,
  second: null,
  initial: { choice: '', text: '' },
  needsText: () => false,
} satisfies Partial<Form>;

export const words = (values: Values) => values.text.trim();

export function reasonForm(
  title: string,
  hint: string,
  submit: string,
  how: { required: boolean; make: (reason: string) => Action; expected?: Expected },
): Form {
  return {
    ...BARE,
    title,
    hint,
    field: how.required ? 'Reason' : 'Reason, if you like',
    submit,
    needsText: () => how.required,
    make: (values) => ({ action: how.make(words(values)), expected: how.expected ?? null }),
  };
}
