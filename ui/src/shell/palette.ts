// What Ctrl+K finds: what can be done here, the things of the incident in front, and then everything else. Pure, but for
// what was taken before in this window.
import { cap, keysOf, placeKey, type Scope } from '$lib/keys';
import type { Near } from '$lib/panes/near';
import type { Sought } from '$lib/router.svelte';
import { soughtOf } from '../library/sought';
import type { Hit, HomeView, RunbookCard, ScenarioRow } from '$lib/types';
import { severityName } from '$lib/words';
import { stateName } from '$lib/states';

export interface Found extends Near {
  /** Further words by which it is found. */
  words?: string;
  /** It is of the screen in front. */
  near?: boolean;
}

interface Ways {
  incident: (id: string) => void;
  runbook: (path: string, find?: Sought | null) => void;
}

/** Everything there is: what can be done, what the screen in front has, then the rest. */
export function everything(
  home: HomeView | null,
  scopes: Scope[],
  here: Near[],
  settings: Found[],
  ways: Ways,
): Found[] {
  const open = (home?.open ?? []).map((one) => ({
    id: one.id,
    kind: 'incident',
    name: `${one.number} ${one.title}`,
    detail: `${drill(one)}${severityName(one.severity)} · ${stateName(one.state)}${keyed(one.place)}`,
    run: () => ways.incident(one.id),
  }));
  const actions = scopes.flatMap((scope) =>
    scope.bindings
      .filter((binding) => binding.palette !== false)
      .map((binding) => ({
        id: `${scope.name}/${binding.name}`,
        kind: 'action',
        name: binding.name,
        detail: `${scope.name} · ${keysOf(binding).map(cap).join(', ')}`,
        run: () => binding.run(),
      })),
  );
  const known = new Set(here.filter((one) => one.kind === 'runbook').map((one) => one.id));
  const runbooks = (home?.runbooks ?? [])
    .filter((one) => !known.has(one.path))
    .map((one) => runbook(one, ways));
  const ended = (home?.recent ?? []).map((one) => ({
    id: one.id,
    kind: 'incident',
    name: `${one.number} ${one.title}`,
    detail: `${drill(one)}${severityName(one.severity)} · ${stateName(one.state)}`,
    run: () => ways.incident(one.id),
  }));
  const near = here.map((one) => ({ ...one, near: true }));
  return [...actions, ...settings, ...near, ...open, ...runbooks, ...ended];
}

const keyed = (place: number | null) => {
  const key = placeKey(place);
  return key ? ` · ${cap(key)}` : '';
};
const drill = (one: { exercise: boolean }) => (one.exercise ? 'EXERCISE · ' : '');

const runbook = (card: RunbookCard, ways: Pick<Ways, 'runbook'>, find?: Sought | null): Found => ({
  id: card.path,
  kind: 'runbook',
  name: card.title,
  detail: card.path,
  run: () => ways.runbook(card.path, find),
});

/** What was found at once, and behind it the runbooks that the search of the library has found in their text. */
export function joined(found: Found[], hits: Hit[], ways: Pick<Ways, 'runbook'>, words = ''): Found[] {
  const known = new Set(found.filter((one) => one.kind === 'runbook').map((one) => one.id));
  const more = hits
    .filter((one) => !known.has(one.runbook.path))
    .map((one) => runbook(one.runbook, ways, soughtOf(one, words)));
  return [...found, ...more].slice(0, 20);
}

/** The scenarios of the library, each of which opens by this. */
export const exercises = (rows: ScenarioRow[], open: (path: string) => void): Found[] =>
  rows.map((row) => ({
    id: row.path,
    kind: 'exercise',
    name: row.title,
    detail: `Exercise · ${row.facts} · ${row.path}`,
    words: 'scenario practise tabletop',
    run: () => open(row.path),
  }));

/** What was taken in this window, the last first. */
export class Taken {
  #keys: string[] = [];

  take(one: Found): void {
    this.#keys = [keyOf(one), ...this.#keys.filter((key) => key !== keyOf(one))].slice(0, 20);
  }

  /** How long ago something was taken, from 0; very long where it never was. */
  rank(one: Found): number {
    const at = this.#keys.indexOf(keyOf(one));
    return at < 0 ? Infinity : at;
  }
}

const keyOf = (one: Found) => `${one.kind}/${one.id}`;

/**
 * Those in which every word occurs: what can be done, then the things of the incident in front, then the others; in each
 * what was taken lately first, and then the ones whose name starts with the words. `g 5` and `5` are the fifth step. While
 * nothing is typed, what was taken lately comes before all of it.
 */
export function matching(all: Found[], words: string, taken = new Taken()): Found[] {
  const step = /^g?\s*(\d[\w.]*)$/i.exec(words.trim())?.[1];
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (one: Found) => `${one.name} ${one.kind} ${one.detail} ${one.words ?? ''}`.toLowerCase();
  const isStep = (one: Found) => step !== undefined && one.kind === 'step' && one.id === step;
  const hits = all.filter((one) => isStep(one) || wanted.every((word) => text(one).includes(word)));
  const first = wanted.join(' ');
  const starts = (one: Found) => (first !== '' && one.name.toLowerCase().startsWith(first) ? 0 : 1);
  const group = (one: Found) => (one.near ? 1 : ({ action: 0, setting: 0 }[one.kind] ?? 2));
  const rank = (one: Found) => {
    const [recent, of] = [taken.rank(one), group(one)];
    return [isStep(one) ? 0 : 1, ...(first === '' ? [recent, of] : [of, recent]), starts(one)];
  };
  const before = (a: number[], b: number[]) => {
    const n = a.findIndex((value, at) => value !== b[at]);
    return n < 0 ? 0 : (a[n] ?? 0) < (b[n] ?? 0) ? -1 : 1;
  };
  return hits
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => before(a.rank, b.rank))
    .map(({ one }) => one)
    .slice(0, 12);
}
