// The panel that asks when something happened that the log does not know, or knows wrongly. Pure.
import type { KeyTime } from '$lib/types';
import { KEY_TIME } from '$lib/words';
import { BARE, words, type Form } from './form';

/** Asks for one of the key times; the command that comes of it corrects what was said before. */
export function keyTimeForm(which: KeyTime): Form {
  return {
    ...BARE,
    title: 'Key times',
    hint: '14:07 here, 14:07Z in UTC, or -20m. “none” where there was no such time, “log” for what the log tells.',
    choices: Object.entries(KEY_TIME).map(([value, label]) => ({ value, label })),
    field: 'Time',
    second: 'Reason, if you like',
    initial: { choice: which, text: '' },
    submit: 'Record',
    needsText: () => true,
    make: (values) => ({
      action: {
        type: 'set_key_time',
        which: values.choice as KeyTime,
        time: words(values),
        reason: values.more?.trim() || null,
      },
      expected: null,
    }),
  };
}
