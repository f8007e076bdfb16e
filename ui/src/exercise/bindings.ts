// Every key of the facilitator's screen, with its name: what works is what the keys sheet and the palette list. Breaking
// off has no single key.
import { key, type Binding } from '$lib/keys';
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
  const mark = (number: number) => {
    const when = () => !desk.alone && (desk.now?.expectations.some((one) => one.number === number) ?? false);
    const name = `Say whether expectation ${number} was met`;
    return key(`${number}`, name, () => void desk.mark(number), { when, palette: false });
  };
  return [
    key('Enter', 'Release the next inject', () => void desk.release(), { when: ahead }),
    key('Shift+Enter', 'Release all injects that are due', () => void desk.releaseAll(), {
      when: () => desk.on && !desk.alone && desk.timed.length > 1,
    }),
    key('H', 'Hold the next inject back', () => void desk.hold(), { when: ahead }),
    key('X', 'Leave the next inject out', () => desk.skip(), { when: ahead }),
    key('[', 'The next inject 5 min earlier', () => void desk.retime(-5), { when: ahead }),
    key(']', 'The next inject 5 min later', () => void desk.retime(5), { when: ahead }),
    key('R', 'Give the next inject a time', () => (desk.ask = { of: 'retime' }), { when: ahead }),
    key('T', 'Give players the next hint', () => void desk.hint(), {
      when: () => desk.on && (desk.now?.hints_given ?? 0) < (desk.now?.hints.length ?? 0),
    }),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(mark),
  ];
}

/** The story's clock, and the end. */
function clockKeys(desk: Directing): Binding[] {
  const on = () => desk.on;
  return [
    key('P', 'Pause the story, or let it go on', () => void desk.pause(), { when: on }),
    key('G', 'Put the clock forward', () => (desk.ask = { of: 'jump' }), { when: on }),
    key('S', 'Set the speed', () => (desk.ask = { of: 'speed' }), { when: on }),
    key('E', 'End the exercise', () => (desk.ask = { of: 'end' }), { when: on }),
    key('Ctrl+Shift+X', 'Break the exercise off', () => desk.abort(), { when: on }),
  ];
}

/** What was seen, and how objectives were met. */
function observationKeys(desk: Directing, page: Page): Binding[] {
  const seen = () => desk.view !== null;
  const kind = (keys: string[], which: ObservationKind) => {
    const name = `Note an observation: ${SEEN[which].name.toLowerCase()}`;
    return key(keys, name, () => page.observe(which), { when: seen });
  };
  return [
    key('O', 'Note an observation', () => page.observe(null), { when: seen }),
    kind(['Plus', '='], 'strength'),
    kind(['~', 'M'], 'improve'),
    kind(['-'], 'gap'),
    key('A', 'Rate an objective', () => desk.rate(), { when: seen }),
  ];
}

/** Going to other screens, panes and injects. */
function placeKeys(desk: Directing, page: Page): Binding[] {
  const seen = () => desk.view !== null;
  const listed = () => !desk.alone && (desk.view?.injects.length ?? 0) > 0;
  return [
    key('Shift+H', 'Hot wash and report of the exercise', () => router.hotwash(desk.id), {
      when: () => desk.view?.clock.ended ?? false,
    }),
    key('V', 'Open the players’ window', () => void desk.show(), { when: seen }),
    key('I', 'The incident as players see it', () => router.incident(desk.id), { when: seen }),
    key(['J', 'ArrowDown'], 'Next inject', () => desk.move(1), { when: listed, palette: false }),
    key(['K', 'ArrowUp'], 'Inject before', () => desk.move(-1), { when: listed, palette: false }),
    key('Esc', 'Back to what happens now', () => (desk.ask ? (desk.ask = null) : desk.choose(null)), {
      when: () => desk.ask !== null || desk.chosen !== null,
      palette: false,
    }),
    key('F6', 'Next pane', () => page.pane(1), { palette: false }),
    key('Shift+F6', 'Pane before', () => page.pane(-1), { palette: false }),
  ];
}
