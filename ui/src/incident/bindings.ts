// Every key of the incident screen, with its name: what works is what the keys sheet and the palette list.
import type { Binding } from '$lib/keys';
import { changeKeys } from './changes/change-keys';
import type { Desk } from './desk.svelte';

/** What a key needs of the page itself. */
export interface Page {
  /** Puts the focus into the input line of the timeline. */
  note: () => void;
  /** Copies the command of the current step. */
  copy: () => void;
  /** Copies the next line of the current step's commands. */
  copyLine: () => void;
  /** True while the arrow keys scroll what has the focus. */
  scrolls: () => boolean;
}

/** The keys of the incident that is shown. While the composer is open only the open sheet's keys are asked for steps. */
export function incidentKeys(desk: Desk, page: Page): Binding[] {
  const number = () => desk.view?.incident.number ?? '';
  const onSteps = () => desk.writable && desk.current !== null && desk.composing === null;
  const live = () => desk.open && desk.composing === null;
  const shown = () => desk.view !== null && desk.composing === null;
  const held = () => (desk.view?.incident.held ?? null) !== null;
  const step = (keys: string, name: string, run: () => unknown): Binding => ({
    keys,
    name,
    run: () => void run(),
    when: onSteps,
  });
  const arrow = (keys: string, name: string, run: () => void): Binding => ({
    ...step(keys, name, run),
    when: () => onSteps() && !page.scrolls(),
    palette: false,
  });
  return [
    { ...step('J', 'Next step', () => desk.move(1)), palette: false },
    { ...step('K', 'Step before', () => desk.move(-1)), palette: false },
    arrow('ArrowDown', 'Next step', () => desk.move(1)),
    arrow('ArrowUp', 'Step before', () => desk.move(-1)),
    step('Space', 'Tick the current step, or take it back', () => desk.toggle()),
    step('S', 'Skip the current step, with a reason', () => desk.ask('skip')),
    step('X', 'The current step is blocked, with a reason', () => desk.ask('block')),
    step('W', 'Start the current step', () => desk.start()),
    {
      ...step('Z', 'Undo the last step', () => desk.undo()),
      when: () => onSteps() && desk.undoable !== null,
    },
    step('C', 'Copy the command of the current step', page.copy),
    step('Shift+C', 'Copy the next line of the command', page.copyLine),
    ...changeKeys(desk),
    on(
      'B',
      'Fill a blank',
      () => desk.askBlank(),
      () => live() && (desk.view?.blanks.length ?? 0) > 0,
    ),
    on(
      'U',
      () => `Post an update of ${number()}`,
      () => desk.compose(),
      live,
    ),
    on(
      'E',
      () => `Resolve ${number()}`,
      () => desk.compose('resolved'),
      live,
    ),
    on(
      'N',
      () => `Write a note to ${number()}`,
      page.note,
      () => shown() && desk.writable,
    ),
    on(
      'V',
      () => `Change the severity of ${number()}`,
      () => (desk.panel = { of: 'severity' }),
      live,
    ),
    on(
      'I',
      () => `Change the state of ${number()}`,
      () => (desk.panel = { of: 'state' }),
      shown,
    ),
    on('R', 'Assign a role', () => (desk.panel = { of: 'role' }), live),
    on(
      'O',
      'Snooze the alarm, or skip the next ping',
      () => (desk.panel = { of: 'snooze' }),
      () => live() && !held(),
    ),
    on(
      'H',
      'Hold the pings',
      () => (desk.panel = { of: 'hold' }),
      () => live() && !held(),
    ),
    on(
      'H',
      'Take the hold back',
      () => (desk.panel = { of: 'unhold' }),
      () => live() && held(),
    ),
    on(
      'T',
      'Send from this laptop from now on',
      () => desk.act({ type: 'take_rhythm' }),
      () => live() && desk.view?.incident.speaker !== null,
    ),
    on('P', 'Save the post-mortem draft', () => desk.draft(), shown),
    {
      keys: 'Esc',
      name: 'Close the panel',
      run: () => (desk.panel = null),
      when: () => desk.panel !== null,
      palette: false,
    },
  ];
}

/** A binding whose name may depend on the incident that is shown when it is read. */
function on(keys: string, name: string | (() => string), run: () => unknown, when: () => boolean): Binding {
  return {
    keys,
    get name() {
      return typeof name === 'string' ? name : name();
    },
    run: () => void run(),
    when,
  };
}
