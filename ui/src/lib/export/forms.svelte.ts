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

/** Told by the log alone: nothing of them is masked, so they are not for the readers of a copy. */
const OF_THE_LOG: readonly Form[] = ['json', 'csv'];

/** The forms for these readers; none are those who may read all of it. A status page is read by everybody. */
export const formsFor = (readers: Profile | null): Form[] =>
  (Object.keys(FORMS) as Form[]).filter(
    (form) =>
      readers === null || (!OF_THE_LOG.includes(form) && (form !== 'status-page' || readers === 'external')),
  );

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

/** What a person should know of a file that was written, behind its place. */
export const told = (kept: string | null, remarks: readonly string[]): string =>
  [...(kept === null ? [] : [`What stood there is kept at ${kept}`]), ...remarks]
    .map((one) => `. ${one.replace(/\.$/, '')}`)
    .join('');
