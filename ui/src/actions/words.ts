// What is said of action items.
import type { ActionRow, Outcome } from '$lib/types';

/** `INC-0042 A2, Alert on lag` */
export const named = ({ number, name, item }: ActionRow): string => `${number} ${name}, ${item.fix},`;

/** What became of an item, as it is said. */
export const WORDS: Record<Outcome, string> = {
  done: 'done',
  rejected: 'rejected',
  accepted: 'accepted as a risk',
};
