// Every key of the post-mortem's screen, with its name.
import { announce } from '$lib/announce.svelte';
import type { Binding } from '$lib/keys';
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
  return [
    {
      keys: 'F6',
      name: 'Next pane: sections, text, beside, export',
      run: () => void nextPane(1, page.bring),
      palette: false,
    },
    { keys: 'Shift+F6', name: 'Pane before', run: () => void nextPane(-1, page.bring), palette: false },
    { keys: 'Alt+ArrowDown', name: 'Next section', run: () => page.section(1), when: text, palette: false },
    { keys: 'Alt+ArrowUp', name: 'Section before', run: () => page.section(-1), when: text, palette: false },
    { keys: 'Alt+Q', name: 'Next question', run: () => void writing.nextQuestion(), when: text },
    { keys: 'Alt+W', name: 'Next wording', run: () => writing.editor?.nextWording(), when: text },
    {
      keys: 'Alt+K',
      name: 'Keep the wording',
      run: () => {
        const place = near();
        if (place) writing.editor?.keep(place);
      },
      when: () => near() !== undefined && !writing.editor?.isLocked,
    },
    {
      keys: 'Alt+N',
      name: 'Put the role in the place of the name',
      run: () => {
        const place = named();
        if (place) writing.editor?.replace(place, place.wording.offers[0] ?? '');
      },
      when: () => named() !== undefined && !writing.editor?.isLocked,
    },
    ...TABS.map(({ what, keys, does }) => ({ keys, name: does, run: () => page.show(what) })),
    { keys: 'Alt+C', name: 'Cite the chosen entry', run: page.cite, when: text },
    { keys: 'Alt+L', name: 'Refresh what the log says', run: () => void writing.refresh(), when: text },
    { keys: 'Alt+S', name: 'Move the post-mortem on', run: () => void writing.move(moved(review(), 1)) },
    {
      keys: 'Alt+Shift+S',
      name: 'Move the post-mortem back',
      run: () => void writing.move(moved(review(), -1)),
    },
    { keys: 'Alt+U', name: 'Say who owns the post-mortem', run: () => (writing.owning = true), when: text },
    { keys: 'Ctrl+E', name: 'Export the post-mortem', run: page.exports, when: text },
    { keys: 'Ctrl+S', name: 'Keep a version now', run: () => void keepVersion(writing), when: text },
    { keys: 'Alt+I', name: 'Back to the incident', run: page.back },
    writing.exporting.binding,
    { keys: 'Esc', name: 'Leave the text', run: page.leave, palette: false },
  ];
}

/** The version of the head stays from now on, and what is typed next begins another one. */
async function keepVersion(writing: Writing): Promise<void> {
  const n = (await writing.keep('purpose')) ? writing.view.value?.version?.n : undefined;
  if (n !== undefined) announce(`Version ${n} is kept.`);
}
