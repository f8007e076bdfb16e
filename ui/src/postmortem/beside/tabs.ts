// What can stand beside the text, each with its name and its key.

/** What stands beside the text. */
export type Shown = 'timeline' | 'chart' | 'times' | 'wording' | 'preview' | 'masked' | 'versions';

/** A tab. */
export interface Tab {
  what: Shown;
  name: string;
  keys: string;
  /** What its key does, as the keys sheet says it. */
  does: string;
}

export const TABS: readonly Tab[] = [
  { what: 'timeline', name: 'Timeline', keys: 'Alt+T', does: 'Timeline: choose an entry' },
  { what: 'chart', name: 'Chart', keys: 'Alt+G', does: 'Chart' },
  { what: 'times', name: 'Key times', keys: 'Alt+Y', does: 'Key times: correct one' },
  { what: 'wording', name: 'To look at', keys: 'Alt+F', does: 'Questions and wordings' },
  { what: 'preview', name: 'Preview', keys: 'Alt+P', does: 'Preview' },
  { what: 'masked', name: 'Masked', keys: 'Alt+M', does: 'What each copy masks' },
  { what: 'versions', name: 'Versions', keys: 'Alt+V', does: 'Versions' },
];

/** The tab after this one, or before it, around the ends. */
export function tabBeside(what: Shown, by: number): Shown {
  const at = TABS.findIndex((one) => one.what === what);
  return TABS[(at + by + TABS.length) % TABS.length]?.what ?? what;
}
