// What a person who listens is told without moving the focus: recorded, copied, overdue.

class Announcer {
  /** Read out when the listener is idle. */
  polite = $state('');
  /** Read out at once: an overdue promise. */
  urgent = $state('');
}

export const announcer = new Announcer();

/** Says a sentence when the listener is idle; the same one again is said again. */
export const announce = (sentence: string): void => {
  announcer.polite = announcer.polite === sentence ? `${sentence}\u00a0` : sentence;
};

/** Says a sentence at once. */
export const alarm = (sentence: string): void => {
  announcer.urgent = sentence;
};
