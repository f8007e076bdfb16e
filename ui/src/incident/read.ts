// Opens the reader at a heading. The page comes a moment later, so the heading is looked for until it is there.
import { router } from '$lib/router.svelte';

/** A heading that has not come by then is not in the file any more. */
const LONGEST_MS = 3000;

/** Opens a runbook in the reader and goes to the heading that begins with these words. */
export function readAt(path: string, heading: string): void {
  router.runbooks(path);
  const look = () => {
    const found = [...document.querySelectorAll<HTMLElement>('[id^="doc-"]')].find((one) =>
      one.textContent.trim().startsWith(heading),
    );
    if (!found) return;
    stop();
    found.scrollIntoView?.({ block: 'start' });
  };
  const watcher = new MutationObserver(look);
  const timer = setTimeout(() => watcher.disconnect(), LONGEST_MS);
  const stop = () => {
    watcher.disconnect();
    clearTimeout(timer);
  };
  watcher.observe(document.body, { childList: true, subtree: true });
  look();
}

/** Where a link of a runbook leads: a page of the same folder of runbooks, an address outside, or nowhere known. */
export function target(href: string, from: string): { page: string } | { address: string } | null {
  if (/^(https?:|mailto:)/i.test(href)) return { address: href };
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('#')) return null;
  const [file = ''] = href.split(/[?#]/);
  if (!/\.(md|markdown|mdx)$/i.test(file) || file.startsWith('/')) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded(file).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.') parts.push(part);
  }
  return { page: parts.join('/') };
}

function decoded(file: string): string {
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}
