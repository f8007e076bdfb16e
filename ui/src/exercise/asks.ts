// The small panels of an exercise: what each asks, and the command that comes of it. Pure.
import type { Action, ExerciseView, Rating } from '$lib/types';
import { BARE, type Form, type Request } from '$lib/panel/form';
import { RATINGS } from '$lib/words';
import { storyTime } from '$lib/time';
import { isWaiting } from './status';

/** Which panel is open. */
export type Ask =
  | { of: 'skip'; inject: string }
  | { of: 'rate'; objective: string; rating: Rating | null }
  | { of: 'abort'; reason: string }
  | { of: 'pause' | 'jump' | 'speed' | 'retime' | 'end' };

/** Where a panel opens: under the bar, or at what it is about. */
export const AT_BAR: Record<Ask['of'], boolean> = {
  pause: true,
  jump: true,
  speed: true,
  abort: true,
  end: true,
  skip: false,
  retime: false,
  rate: false,
};

const REASON = 500;

const does = (action: Action): Request => ({ action, expected: null });

/** What the open panel shows; null when what it acts on is gone. `ahead` is the inject that comes next. */
export function formOf(ask: Ask, view: ExerciseView, ahead: string | null): Form | null {
  switch (ask.of) {
    case 'skip':
      return words(`Leave ${ask.inject} out`, 'Players do not get it; the report says why.', 'Leave out', {
        field: 'Reason',
        needed: true,
        make: (reason) => does({ type: 'skip_inject', inject: ask.inject, reason }),
      });
    case 'pause':
      return words('Pause the story', 'Its clock stands until you let it go on.', 'Pause', {
        field: 'Reason',
        needed: false,
        make: (reason) => does({ type: 'pause_exercise', reason: reason || null }),
      });
    case 'jump':
      return jumpForm(view);
    case 'retime':
      return ahead === null ? null : retimeForm(ahead, view);
    case 'speed':
      return speedForm(view);
    case 'rate':
      return rateForm(ask.objective, ask.rating, view);
    case 'end':
      return words('End the exercise', 'The hot wash follows. Its clock is not started again.', 'End it', {
        field: null,
        needed: false,
        make: () => does({ type: 'end_exercise' }),
      });
    case 'abort':
      return abortForm(ask.reason, view);
  }
}

interface Asked {
  field: string | null;
  needed: boolean;
  initial?: string;
  make: (text: string) => Request;
}

const words = (title: string, hint: string, submit: string, asked: Asked): Form => ({
  ...BARE,
  title,
  hint,
  field: asked.field,
  initial: { choice: '', text: asked.initial ?? '' },
  submit,
  needsText: () => asked.needed,
  make: ({ text }) => asked.make(text.trim().slice(0, REASON)),
});

function jumpForm(view: ExerciseView): Form {
  // Who practises alone does not know what is to come.
  const ahead = view.auto
    ? []
    : view.injects.filter((one) => isWaiting(one) && one.needed && one.due_ms !== null);
  const choices = ahead
    .filter((one) => (one.due_ms ?? 0) > view.clock.t_ms)
    .toSorted((a, b) => (a.due_ms ?? 0) - (b.due_ms ?? 0))
    .slice(0, 4)
    .map((one) => ({
      value: storyTime(one.due_ms ?? 0),
      label: `${storyTime(one.due_ms ?? 0)} ${one.id} ${one.title}`,
    }));
  const hint = 'The clock goes forward only. What is due on the way waits for you.';
  return {
    ...words('Put the clock forward', hint, 'Jump', {
      field: 'To',
      needed: true,
      make: (to) => does({ type: 'jump_to', to }),
    }),
    choices,
    initial: { choice: choices[0]?.value ?? '', text: choices[0]?.value ?? 'T+' },
    textFor: (choice) => choice,
  };
}

function retimeForm(inject: string, view: ExerciseView): Form {
  const due = view.injects.find((one) => one.id === inject)?.due_ms ?? null;
  return words(
    `Give ${inject} another time`,
    'As in T+00:50; one that was held comes by itself again.',
    'Retime',
    {
      field: 'To',
      needed: true,
      initial: due === null ? 'T+' : storyTime(due),
      make: (to) => does({ type: 'retime_inject', inject, to }),
    },
  );
}

const speedForm = (view: ExerciseView): Form =>
  words('Set the speed', 'Seconds of the story in a second, from 0.5 to 3600.', 'Set', {
    field: 'Speed',
    needed: true,
    initial: `${view.clock.speed}`,
    make: (speed) => does({ type: 'set_speed', speed }),
  });

function rateForm(id: string, rating: Rating | null, view: ExerciseView): Form | null {
  const objective = view.objectives.find((one) => one.id === id);
  if (!objective) return null;
  const all = Object.entries(RATINGS) as [Rating, (typeof RATINGS)[Rating]][];
  return {
    ...BARE,
    title: `Rate ${id}: ${objective.text}`,
    choices: all.map(([value, { letter, meaning }]) => ({ value, label: `${letter}: ${meaning}` })),
    field: 'Why',
    initial: { choice: rating ?? objective.rating ?? 'performed', text: objective.reason ?? '' },
    submit: 'Rate',
    needsText: () => true,
    make: ({ choice, text }) =>
      does({ type: 'rate_objective', objective: id, rating: choice as Rating, reason: text.trim() }),
  };
}

/** The second step of breaking off: what it does is said, and the reason is needed. */
function abortForm(reason: string, view: ExerciseView): Form {
  const told =
    view.channels.length === 0 ? 'Tell everybody yourself.' : `It is said in ${view.channels.join(', ')}.`;
  return words(`Break ${view.incident.number} off`, `Everything stops now. ${told}`, 'Break off', {
    field: 'Reason',
    needed: true,
    initial: reason,
    make: (why) => does({ type: 'abort_exercise', reason: why }),
  });
}
