// The forms in which a report is passed on, as they are called, and the paper of this session.
import type { Form, Profile, Sheet } from '$lib/types';

/** The forms of a file, in the order in which they are offered. */
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

/** The forms for these readers; none are those who may read all of it. A status page is read by everybody, and the rows are
 * the timeline, which is not for readers outside. */
export const formsFor = (readers: Profile | null): Form[] =>
  (Object.keys(FORMS) as Form[]).filter((form) => {
    if (form === 'status-page') return readers === null || readers === 'external';
    return form !== 'csv' || readers !== 'external';
  });

/** The forms of the report of an exercise: nothing that was practised is told to customers. */
export const FORMS_OF_EXERCISE: Form[] = formsFor('internal');

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

/** Who reads the report of an exercise: it tells how a team practised, which is not for readers outside. */
export const READERS_OF_EXERCISE: readonly Readers[] = ['all', 'internal', 'company'];

/** What a person should know of a file that was written, behind its place. */
export const told = (kept: string | null, remarks: readonly string[]): string =>
  [...(kept === null ? [] : [`What stood there is kept at ${kept}`]), ...remarks]
    .map((one) => `. ${one.replace(/\.$/, '')}`)
    .join('');
