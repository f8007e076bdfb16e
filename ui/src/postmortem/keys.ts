// Every key of the post-mortem's screen, with its name.
import { announce } from '$lib/announce.svelte';
import { key, type Binding } from '$lib/keys';
import { nextPane } from '$lib/panes/panes';
import { TABS, type Shown } from './beside/tabs';
import { moved } from './reviews';
import type { Writing } from './writing.svelte';

/** What a key needs of the page itself. */
export interface Page {
  /** Goes to the section before, or after, the cursor. */
  section: (by: 1 | -1) => void;
  /** Shows what stands beside the text. */
  show: (what: Shown) => void;
  /** Brings a pane into sight that the window has no room for. */
  bring: (pane: string) => void;
  /** Cites the chosen entry. */
  cite: () => void;
  exports: () => void;
  /** Leaves the text for its pane. */
  leave: () => void;
  back: () => void;
}

export function postmortemKeys(writing: Writing, page: Page): Binding[] {
  const text = () => writing.editor !== null;
  const review = () => writing.view.value?.review ?? 'draft';
  // What a note says is changed in the log.
  const here = () => writing.editor?.here.filter((one) => !one.wording.noted);
  const near = () => here()?.[0];
  const named = () => here()?.find((one) => one.wording.offers.length > 0);
  const keep = () => {
    const place = near();
    if (place) writing.editor?.keep(place);
  };
  const role = () => {
    const place = named();
    if (place) writing.editor?.replace(place, place.wording.offers[0] ?? '');
  };
  return [
    key('F6', 'Next pane: sections, text, beside, export', () => void nextPane(1, page.bring), {
      palette: false,
    }),
    key('Shift+F6', 'Pane before', () => void nextPane(-1, page.bring), { palette: false }),
    key('Alt+ArrowDown', 'Next section', () => page.section(1), { when: text, palette: false }),
    key('Alt+ArrowUp', 'Section before', () => page.section(-1), { when: text, palette: false }),
    key('Alt+Q', 'Next question', () => void writing.nextQuestion(), { when: text }),
    key('Alt+W', 'Next wording', () => writing.editor?.nextWording(), { when: text }),
    key('Alt+K', 'Keep the wording', keep, { when: () => near() !== undefined && !writing.editor?.isLocked }),
    key('Alt+N', 'Put the role in the place of the name', role, {
      when: () => named() !== undefined && !writing.editor?.isLocked,
    }),
    ...TABS.map(({ what, keys, does }) => ({ keys, name: does, run: () => page.show(what) })),
    key('Alt+C', 'Cite the chosen entry', page.cite, { when: text }),
    key('Alt+L', 'Refresh what the log says', () => void writing.refresh(), { when: text }),
    key('Alt+S', 'Move the post-mortem on', () => void writing.move(moved(review(), 1))),
    key('Alt+Shift+S', 'Move the post-mortem back', () => void writing.move(moved(review(), -1))),
    key('Alt+U', 'Say who owns the post-mortem', () => (writing.owning = true), { when: text }),
    key('Ctrl+E', 'Export the post-mortem', page.exports, { when: text }),
    key('Ctrl+S', 'Keep a version now', () => void keepVersion(writing), { when: text }),
    key('Alt+I', 'Back to the incident', page.back),
    writing.exporting.binding,
    key('Esc', 'Leave the text', page.leave, { palette: false, when: () => !writing.exporting.on }),
  ];
}

/** The version of the head stays from now on, and what is typed next begins another one. */
async function keepVersion(writing: Writing): Promise<void> {
  const n = (await writing.keep('purpose')) ? writing.view.value?.version?.n : undefined;
  if (n !== undefined) announce(`Version ${n} is kept.`);
}
