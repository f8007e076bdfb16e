// The line of the notice bar that somebody went to from elsewhere: the bar opens there, and its first answer has the focus.

class Shown {
  /** The key of the line; null once the bar has taken it. */
  key = $state<string | null>(null);
}

export const shown = new Shown();

/** Goes to a line of the notice bar. */
export const showNeed = (key: string): void => void (shown.key = key);
