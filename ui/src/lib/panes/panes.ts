// The panes of a screen, which F6 goes through in the order in which they stand. A pane is whatever has `data-pane`; what
// is to have the focus first in it has `data-start`.
import { tick } from 'svelte';

const TAB_STOPS =
  'a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled), textarea, select, [tabindex="0"]';

/** Goes to the next pane, or to the one before. `show` brings a pane into sight that the window has no room for. */
export async function nextPane(by: 1 | -1, show: (name: string) => void = () => {}): Promise<void> {
  const all = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = all.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && by < 0 ? 0 : at;
  for (let step = 1; step <= all.length; step++) {
    const pane = all[(from + by * step + all.length * 2) % all.length];
    if (!pane) return;
    show(pane.dataset['pane'] ?? '');
    await tick();
    if (enter(pane)) return;
  }
}

/** Puts the focus into a pane; false where nothing in it takes it. */
function enter(pane: HTMLElement): boolean {
  const stops = [...pane.querySelectorAll<HTMLElement>(TAB_STOPS)].filter(isSeen);
  const first = stops.find((one) => one.matches('[data-start]')) ?? stops[0];
  first?.focus();
  return first !== undefined;
}

const isSeen = (element: HTMLElement): boolean => element.checkVisibility?.() ?? true;
