// The things of an incident that can be found by name: its steps, its blanks and its runbooks. Pure but for what they do.
import type { Near } from '$lib/panes/near';
import { router } from '$lib/router.svelte';
import type { Desk } from './desk.svelte';

export function nearThings(desk: Desk): Near[] {
  const { view } = desk;
  if (!view) return [];
  /** Away from the composer, which keeps its text. */
  const there = (go: () => void) => () => {
    desk.composing = null;
    go();
  };
  const steps = desk.all.map(({ step, book }) => ({
    kind: 'step',
    id: step.number,
    name: `Step ${step.number}: ${step.text}`,
    detail: `${book.heading} · ${step.status}`,
    run: there(() => (desk.chosen = step.number)),
  }));
  const blanks = (desk.open ? view.blanks : []).map(([name, value]) => ({
    kind: 'blank',
    id: name,
    name: `Fill the blank ${name}`,
    detail: value ?? 'not set',
    run: there(() => desk.askBlank(name)),
  }));
  const runbooks = view.runbooks.map((book) => ({
    kind: 'runbook',
    id: book.path,
    name: book.title,
    detail: `in use here · ${book.path}`,
    run: () => router.runbooks(book.path, null, { incident: desk.id }),
  }));
  return [...steps, ...blanks, ...runbooks];
}
