// The clock of an incident on the page: which of its faces is true now. The core wrote them with their moments.
import type { ClockFace, ClockView, Face } from '$lib/types';

/** The last face whose time has come; before the first, the first. */
export function faceAt(clock: ClockView, now: number): ClockFace | undefined {
  return clock.faces.findLast((face) => face.from <= now) ?? clock.faces[0];
}

/** In the place of the number, where there is little room: `held`, `✕ not delivered`; null while a number counts. */
export function shortWords(face: Face, slim: boolean): string | null {
  switch (face) {
    case 'not_delivered':
      return slim ? '✕ lost' : '✕ not delivered';
    case 'not_known':
      return slim ? '? sent' : '? not known';
    case 'held':
      return 'held';
    case 'unpromised':
      return 'none';
    case 'ended':
      return 'ended';
    case 'other_sends':
    case 'nothing_sends':
    case 'snoozed':
    case 'asking':
    case 'calm':
    case 'soon':
    case 'overdue':
      return null;
  }
}

/** What the edge of a counting clock says, in words for who listens: who acts at zero. */
export function edgeWords(face: Face): string | null {
  if (face === 'asking') return 'waits for you';
  if (face === 'nothing_sends') return 'nothing sends here';
  return face === 'other_sends' ? 'another laptop sends' : null;
}

/** The number of an incident without what all have in common: `0042`. */
export const shortNumber = (number: string): string => number.replace(/^INC-/, '');
