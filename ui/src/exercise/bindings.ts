// Every key of the facilitator's screen, with its name: what works is what the keys sheet and the palette list. Breaking
// off has no single key.
import type { Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import type { ObservationKind } from '$lib/types';
import type { Directing } from './directing.svelte';
import { SEEN } from '$lib/words';

/** What a key needs of the page itself. */
export interface Page {
  /** Puts the focus into the line of observations, which begins with this kind. */
  observe: (kind: ObservationKind | null) => void;
  /** Goes to the next pane, or to the one before. */
  pane: (by: 1 | -1) => void;
}

/** The keys of the facilitator's screen, in the order in which they are listed. */
export const exerciseKeys = (desk: Directing, page: Page): Binding[] => [
  ...injectKeys(desk),
  ...clockKeys(desk),
  ...observationKeys(desk, page),
  ...placeKeys(desk, page),
];

/** What becomes of an inject, and of what it asks for. */
function injectKeys(desk: Directing): Binding[] {
  const ahead = () => desk.on && desk.ahead !== null;
  const mark = (number: number): Binding => ({
    keys: `${number}`,
    name: `Say whether expectation ${number} was met`,
    when: () => !desk.alone && (desk.now?.expectations.some((one) => one.number === number) ?? false),
    run: () => void desk.mark(number),
    palette: false,
  });
  return [
    { keys: 'Enter', name: 'Release the next inject', when: ahead, run: () => void desk.release() },
    {
      keys: 'Shift+Enter',
      name: 'Release all injects that are due',
      when: () => desk.on && !desk.alone && desk.timed.length > 1,
      run: () => void desk.releaseAll(),
    },
    { keys: 'H', name: 'Hold the next inject back', when: ahead, run: () => void desk.hold() },
    { keys: 'X', name: 'Leave the next inject out', when: ahead, run: () => desk.skip() },
    { keys: '[', name: 'The next inject 5 min earlier', when: ahead, run: () => void desk.retime(-5) },
    { keys: ']', name: 'The next inject 5 min later', when: ahead, run: () => void desk.retime(5) },
    { keys: 'R', name: 'Give the next inject a time', when: ahead, run: () => (desk.ask = { of: 'retime' }) },
    {
      keys: 'T',
      name: 'Give players the next hint',
      when: () => desk.on && (desk.now?.hints_given ?? 0) < (desk.now?.hints.length ?? 0),
      run: () => void desk.hint(),
    },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(mark),
  ];
}

/** The story's clock, and the end. */
function clockKeys(desk: Directing): Binding[] {
  const on = () => desk.on;
  return [
    { keys: 'P', name: 'Pause the story, or let it go on', when: on, run: () => void desk.pause() },
    { keys: 'G', name: 'Put the clock forward', when: on, run: () => (desk.ask = { of: 'jump' }) },
    { keys: 'S', name: 'Set the speed', when: on, run: () => (desk.ask = { of: 'speed' }) },
    { keys: 'E', name: 'End the exercise', when: on, run: () => (desk.ask = { of: 'end' }) },
    { keys: 'Ctrl+Shift+X', name: 'Break the exercise off', when: on, run: () => desk.abort() },
  ];
}

/** What was seen, and how objectives were met. */
function observationKeys(desk: Directing, page: Page): Binding[] {
  const seen = () => desk.view !== null;
  const kind = (keys: string[], which: ObservationKind): Binding => ({
    keys,
    name: `Note an observation: ${SEEN[which].name.toLowerCase()}`,
    when: seen,
    run: () => page.observe(which),
  });
  return [
    { keys: 'O', name: 'Note an observation', when: seen, run: () => page.observe(null) },
    kind(['Plus', '='], 'strength'),
    kind(['~', 'M'], 'improve'),
    kind(['-'], 'gap'),
    { keys: 'A', name: 'Rate an objective', when: seen, run: () => desk.rate() },
  ];
}

/** Going to other screens, panes and injects. */
function placeKeys(desk: Directing, page: Page): Binding[] {
  const seen = () => desk.view !== null;
  const listed = () => !desk.alone && (desk.view?.injects.length ?? 0) > 0;
  return [
    {
      keys: 'Shift+H',
      name: 'Hot wash and report of the exercise',
      when: () => desk.view?.clock.ended ?? false,
      run: () => router.hotwash(desk.id),
    },
    { keys: 'V', name: 'Open the players’ window', when: seen, run: () => void desk.show() },
    { keys: 'I', name: 'The incident as players see it', when: seen, run: () => router.incident(desk.id) },
    { keys: ['J', 'ArrowDown'], name: 'Next inject', when: listed, run: () => desk.move(1), palette: false },
    { keys: ['K', 'ArrowUp'], name: 'Inject before', when: listed, run: () => desk.move(-1), palette: false },
    {
      keys: 'Esc',
      name: 'Back to what happens now',
      when: () => desk.ask !== null || desk.chosen !== null,
      run: () => (desk.ask ? (desk.ask = null) : desk.choose(null)),
      palette: false,
    },
    { keys: 'F6', name: 'Next pane', run: () => page.pane(1), palette: false },
    { keys: 'Shift+F6', name: 'Pane before', run: () => page.pane(-1), palette: false },
  ];
}
