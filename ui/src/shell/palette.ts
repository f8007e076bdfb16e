// What Ctrl+K finds: incidents, runbooks, places, and everything that has a key here. Pure.
import { cap, keysOf, type Scope } from '$lib/keys';
import type { Sought } from '$lib/router.svelte';
import { soughtOf } from '../library/sought';
import type { Hit, HomeView, RunbookCard } from '$lib/types';
import { severityName } from '$lib/words';
import { stateName } from '$lib/states';

export interface Found {
  id: string;
  /** What kind of thing it is: `incident`, `runbook`, `action`. */
  kind: string;
  name: string;
  detail: string;
  run: () => void;
}

interface Ways {
  incident: (id: string) => void;
  runbook: (path: string, find?: Sought | null) => void;
}

/** Everything there is, open incidents first. */
export function everything(home: HomeView | null, scopes: Scope[], ways: Ways): Found[] {
  const open = (home?.open ?? []).map((one) => ({
    id: one.id,
    kind: 'incident',
    name: `${one.number} ${one.title}`,
    detail: `${severityName(one.severity)} · ${stateName(one.state)}${(one.place ?? 10) <= 9 ? ` · Alt ${one.place}` : ''}`,
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
  const runbooks = (home?.runbooks ?? []).map((one) => runbook(one, ways));
  const ended = (home?.recent ?? []).map((one) => ({
    id: one.id,
    kind: 'incident',
    name: `${one.number} ${one.title}`,
    detail: `${severityName(one.severity)} · ${stateName(one.state)}`,
    run: () => ways.incident(one.id),
  }));
  return [...open, ...actions, ...runbooks, ...ended];
}

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

/** Those in which every word occurs; the ones whose name starts with the words come first. */
export function matching(all: Found[], words: string): Found[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (one: Found) => `${one.name} ${one.kind} ${one.detail}`.toLowerCase();
  const hits = all.filter((one) => wanted.every((word) => text(one).includes(word)));
  const first = wanted.join(' ');
  const rank = (one: Found) => (first !== '' && one.name.toLowerCase().startsWith(first) ? 0 : 1);
  return hits.sort((a, b) => rank(a) - rank(b)).slice(0, 12);
}
