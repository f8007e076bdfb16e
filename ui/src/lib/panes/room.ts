// How much room a window has for a screen and what lies over it. Large text makes a window small: its pixels are counted as the page sees them.
export type Room = 'small' | 'usual' | 'wide';

/** Below 1180 px one audience at a time; from 1900 px the timeline stays, and every message is open. */
export function roomOf(width: number | undefined): Room {
  if (width === undefined) return 'usual';
  if (width < 1180) return 'small';
  return width >= 1900 ? 'wide' : 'usual';
}
