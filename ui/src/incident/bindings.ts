// Every key of the incident screen, with its name: what works is what the keys sheet and the palette list.
import type { Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import { isClosable } from '$lib/states';
import { isSettled } from './status';
import { changeKeys } from './changes/change-keys';
import type { Desk } from './desk.svelte';
import { under } from './under';

/** What a key needs of the page itself. */
export interface Page {
  /** Puts the focus into the input line of the timeline. */
  note: () => void;
  /** Goes to an entry of the timeline, whose words can be removed there. */
  entry: () => void;
  /** Brings the steps into sight, where the window has room for them or the timeline. */
  steps: () => void;
  /** Goes to the next pane, or to the one before. */
  pane: (by: 1 | -1) => void;
  /** Copies the next line of the current step's commands. */
  copyLine: () => void;
  /** True while the arrow keys scroll what has the focus. */
  scrolls: () => boolean;
}

/** The keys of the incident that is shown. While the composer is open only the open sheet's keys are asked for steps. */
export const incidentKeys = (desk: Desk, page: Page): Binding[] => [
  ...stepKeys(desk, page),
  ...changeKeys(desk, page.steps),
  ...deedKeys(desk, page),
  ...lookKeys(desk, page),
];

/** When a key works, asked anew at each press. */
const states = (desk: Desk) => ({
  onSteps: () => desk.writable && desk.current !== null && desk.composing === null,
  live: () => desk.open && desk.composing === null,
  seen: () => desk.view !== null && desk.composing === null,
  held: () => (desk.view?.incident.held ?? null) !== null,
});

/** Going over the steps, and what is done with the current one. */
function stepKeys(desk: Desk, page: Page): Binding[] {
  const { onSteps } = states(desk);
  // Nobody ticks what is not seen.
  const step = under(desk, onSteps, { first: page.steps });
  const undo = under(desk, () => onSteps() && desk.undoable !== null, { first: page.steps });
  const walk = under(desk, onSteps, { palette: false });
  const arrow = under(desk, () => onSteps() && !page.scrolls(), { palette: false });
  const settled = () => desk.current !== null && isSettled(desk.current.step);
  const fold = under(desk, () => onSteps() && settled() && !page.scrolls(), { palette: false });
  const pane = under(desk, () => desk.view !== null && desk.composing === null, { palette: false });
  return [
    pane('F6', 'Next pane: phases, steps, timeline', () => page.pane(1)),
    pane('Shift+F6', 'Pane before', () => page.pane(-1)),
    walk('J', 'Next step', () => desk.move(1)),
    walk('K', 'Step before', () => desk.move(-1)),
    arrow('ArrowDown', 'Next step', () => desk.move(1)),
    arrow('ArrowUp', 'Step before', () => desk.move(-1)),
    step('Space', 'Tick the current step, or take it back', () => desk.toggle()),
    step('S', 'Skip the current step, with a reason', () => desk.ask('skip')),
    step('X', 'The current step is blocked, with a reason', () => desk.ask('block')),
    step('W', 'Start the current step', () => desk.start()),
    step('Shift+O', 'Say who does the current step', () => desk.ask('owner')),
    step('Shift+D', 'Say by when the current step is done', () => desk.ask('due')),
    fold('ArrowRight', 'Show all of a settled step', () => desk.unfold(true)),
    fold('ArrowLeft', 'Fold a settled step', () => desk.unfold(false)),
    undo('Z', 'Undo the last step', () => desk.undo()),
    step('C', 'Copy the marked command of the current step', () => desk.copyMarked()),
    step('Shift+C', 'Copy the next line of the command', page.copyLine),
  ];
}

/** What is said of the incident: texts, states, roles and pings. */
function deedKeys(desk: Desk, page: Page): Binding[] {
  const { live, seen, held } = states(desk);
  const open = under(desk, live);
  const ended = under(desk, () => seen() && !desk.open);
  const closable = under(desk, () => seen() && isClosable(desk.view?.ways ?? []));
  const owing = under(desk, () => desk.owes && desk.composing === null);
  const see = under(desk, seen);
  const write = under(desk, () => desk.writable && desk.composing === null);
  const blank = under(desk, () => live() && (desk.view?.blanks.length ?? 0) > 0);
  const pinging = under(desk, () => live() && !held());
  const quiet = under(desk, () => live() && held());
  const silent = under(desk, () => live() && desk.view?.incident.speaker !== null);
  return [
    blank('B', 'Fill a blank', () => desk.askBlank()),
    open('U', 'Post an update of #', () => desk.compose()),
    owing('U', 'Write the last word of #', () => desk.compose()),
    open('E', 'Resolve #', () => desk.compose('resolved')),
    ended('O', 'Reopen #', () => (desk.panel = { of: 'reopen' })),
    closable('E', 'Close # for good', () => (desk.panel = { of: 'close' })),
    write('N', 'Write a note to #', page.note),
    open('V', 'Change the severity of #', () => (desk.panel = { of: 'severity' })),
    see('I', 'Change the state of #', () => (desk.panel = { of: 'state' })),
    open('R', 'Assign a role', () => (desk.panel = { of: 'role' })),
    pinging('O', 'Snooze the alarm, or skip the next ping', () => (desk.panel = { of: 'snooze' })),
    pinging('H', 'Hold the pings', () => (desk.panel = { of: 'hold' })),
    quiet('H', 'Take the hold back', () => (desk.panel = { of: 'unhold' })),
    silent('T', 'Send from this laptop from now on', () => desk.act({ type: 'take_rhythm' })),
  ];
}

/** Looking back, and what is open over the screen. */
function lookKeys(desk: Desk, page: Page): Binding[] {
  const { seen } = states(desk);
  const see = under(desk, seen);
  const drill = under(desk, () => seen() && desk.view?.incident.exercise === true);
  const write = under(desk, () => desk.writable && desk.composing === null);
  const told = under(desk, () => desk.told.length > 0 && desk.composing === null);
  const panel = under(desk, () => desk.panel !== null, { palette: false });
  return [
    see('Shift+Delete', 'Remove the words of an entry for good', page.entry),
    see('Shift+V', 'Look back at #: chart and key times', () => (desk.sheet = 'chart')),
    see('Shift+I', 'Say when the impact began, or correct a key time', () => {
      desk.panel = { of: 'key_time', which: 'impact_started' };
    }),
    see('P', 'Write the post-mortem of #', () => desk.draft()),
    drill('Shift+H', 'Hot wash and report of the exercise', () => router.hotwash(desk.id)),
    see('Shift+R', 'See what # teaches its runbooks', () => router.lessons(desk.id)),
    told('Y', 'Tick the steps that the post did', () => desk.answerTold(true)),
    told('Shift+Y', 'Leave the steps that the post did open', () => desk.answerTold(false)),
    write('Shift+P', 'Say which channels get the texts of #', () => (desk.sheet = 'private')),
    panel('Esc', 'Close the panel', () => (desk.panel = null)),
  ];
}
