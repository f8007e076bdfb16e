// Where a link of a runbook leads. Pure. What is not one of these leads nowhere: `javascript:`, `data:` and `file:`
// addresses, other schemes, and paths that leave the folder.

export type Target =
  /** A heading of the same page. */
  | { to: 'anchor'; anchor: string }
  /** Another file of the library. */
  | { to: 'runbook'; path: string; anchor: string | null }
  /** An address that opens outside, after it was shown. */
  | { to: 'outside'; href: string }
  | { to: 'nowhere'; href: string; why: string };

const OUTSIDE = /^(https?|mailto)$/;
/** Pages that a folder is shown by. */
const FRONT_PAGES = ['index', '_index', 'README'];
const ENDINGS = ['.html.md.erb', '.html.md', '.md.erb', '.markdown', '.mdx', '.md'];

/**
 * Where `href` leads from the file at `from`. `known` says whether a path is in the library: links are often written
 * without an ending, or with the one that a web site gives them. The check of runbooks looks for the same files
 * (`library::check::targets`); `links.json` holds both to it.
 */
export function resolve(href: string, from: string, known: (path: string) => boolean = () => false): Target {
  // Blanks and control characters inside of a scheme are skipped by web engines, so they do not hide one here.
  const bare = [...href].filter((char) => char > ' ' && char !== '\u007f').join('');
  const nowhere = (why: string): Target => ({ to: 'nowhere', href, why });
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    return OUTSIDE.test(scheme)
      ? { to: 'outside', href: bare }
      : nowhere(`Holdfast does not open ${scheme}: addresses.`);
  }
  if (/^[\\/]{2}/.test(bare)) return nowhere('The address names no scheme, so it is not opened.');
  const cut = href.trim().split('#');
  const anchor = cut.length > 1 ? decoded(cut.slice(1).join('#')) : null;
  const path = decoded((cut[0] ?? '').split('?')[0] ?? '');
  if (path === '') return anchor === null ? nowhere('The link is empty.') : { to: 'anchor', anchor };
  const places = placesOf(path, from);
  const full = places[0] ?? null;
  const listed = places
    .filter((place) => place !== null)
    .flatMap(candidates)
    .find(known);
  if (full === null && listed === undefined) return nowhere('The link leads out of the folder of runbooks.');
  const found = listed ?? (full !== null && isRunbook(full) ? full : null);
  return found === null
    ? nowhere('No runbook of the library lies there.')
    : { to: 'runbook', path: found, anchor };
}

/** True for a file name that the library reads. */
const isRunbook = (path: string): boolean => ENDINGS.some((ending) => path.toLowerCase().endsWith(ending));

/**
 * What the path may mean, the likeliest first; null for what climbs above the top. With a `/` first it starts at the top
 * of a folder of the library, which is one of those that `from` lies in. Else it starts beside the file, or in the folder
 * that a site serves the page as.
 */
function placesOf(path: string, from: string): (string | null)[] {
  const folders = from.split('/').slice(0, -1);
  if (!/^[\\/]/.test(path)) return [below(path, folders), below(path, stem(from).split('/'))];
  const tops = [[], ...folders.map((_, n) => folders.slice(0, n + 1))];
  // A workspace keeps its runbooks in this folder, wherever there is one.
  if (folders[0] === 'runbooks') tops.unshift(['runbooks']);
  return tops.map((top) => below(path, top));
}

/** The path against a folder; null when it climbs above the top. */
function below(path: string, folder: string[]): string | null {
  const parts = [...folder];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The path without the ending of Markdown. */
function stem(path: string): string {
  const ending = ENDINGS.find((one) => path.toLowerCase().endsWith(one)) ?? '';
  return path.slice(0, path.length - ending.length);
}

/** The file itself, then the one that a web site would make this address of. */
function candidates(path: string): string[] {
  const bare = path.replace(/\.html$/, '');
  const folder = path === '' ? '' : `${path}/`;
  return [
    path,
    ...ENDINGS.map((ending) => bare + ending),
    ...FRONT_PAGES.flatMap((page) => ENDINGS.map((ending) => folder + page + ending)),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
