// The forms in which a report is passed on, as they are called, and the paper of this session.
import type { Form, Profile, Sheet } from '$lib/types';
import { ALL_FORMS, FORMS_FOR, PROFILES_OF_EXERCISE } from '$lib/types/lists';

/** The forms of a file, as they are called. */
export const FORMS: Record<Form, string> = {
  md: 'Markdown',
  html: 'HTML',
  pdf: 'PDF',
  docx: 'docx',
  confluence: 'Confluence',
  json: 'JSON',
  csv: 'CSV',
  'status-page': 'Status page',
};

/** The forms for these readers, in the order in which they are offered; none are those who may read all of it. */
export const formsFor = (readers: Profile | null): readonly Form[] =>
  readers === null ? ALL_FORMS : FORMS_FOR[readers];

export const SHEETS: Record<Sheet, string> = { a4: 'A4', letter: 'Letter' };

/** The size of the pages, for every export until the window is closed. */
export const paper = $state<{ sheet: Sheet }>({ sheet: 'a4' });

/** Who reads a copy. */
export const PROFILES: Record<Profile, string> = {
  internal: 'Internal',
  company: 'Company',
  external: 'External',
};

/** Who reads a file: those who may read all of it, or the readers of a copy. */
export type Readers = 'all' | Profile;

export const READERS: Record<Readers, string> = {
  all: 'As written',
  ...PROFILES,
};

/** Who reads the report of an exercise. */
export const READERS_OF_EXERCISE: readonly Readers[] = ['all', ...PROFILES_OF_EXERCISE];

/** What a person should know of a file that was written, behind its place. */
export const told = (kept: string | null, remarks: readonly string[]): string =>
  [...(kept === null ? [] : [`What stood there is kept at ${kept}`]), ...remarks]
    .map((one) => `. ${one.replace(/\.$/, '')}`)
    .join('');
