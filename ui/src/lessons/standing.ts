// What a proposal means for the file as it is now, in one table.
import type { LessonRow, LessonStanding } from '$lib/types';

/** What can still be done with it: it is written, it stands in the file already, or it cannot be written. */
const STANDING: Record<LessonStanding, 'write' | 'done' | 'never'> = {
  open: 'write',
  there: 'done',
  blocked: 'never',
};

type Known = Pick<LessonRow, 'standing'>;

/** True for one that can be written. */
export const isOpen = ({ standing }: Known): boolean => STANDING[standing] === 'write';

/** True for one that the file has already. */
export const isThere = ({ standing }: Known): boolean => STANDING[standing] === 'done';
