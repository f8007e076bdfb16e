// The keys that change the checklist of this incident, and those that show what is around it.
import { announce } from '$lib/announce.svelte';
import type { Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import { followIn } from '../../document/follow';
import type { Desk } from '../desk.svelte';
import { under } from '../under';
import { openDifferences } from './changes';

/** The keys of a checklist that changes while it runs; `first` brings it into sight. */
export function changeKeys(desk: Desk, first: () => void): Binding[] {
  const books = () => desk.view?.runbooks ?? [];
  const shown = () => desk.view !== null && desk.composing === null;
  const step = under(desk, () => desk.writable && desk.current !== null && desk.composing === null, {
    first,
  });
  const add = under(desk, () => shown() && desk.writable && books().length > 0, { first });
  const review = under(desk, () => shown() && openDifferences(books()).length > 0);
  const write = under(desk, () => shown() && desk.writable);
  const tables = under(desk, () => shown() && books().some((book) => book.pinned.length > 0));
  const here = under(desk, () => shown() && desk.current !== null);

  function follow() {
    const row = document.querySelector(`[data-step="${desk.current?.step.number ?? ''}"]`);
    if (!followIn(row)) announce('This step has no link.');
  }

  function read() {
    const book = desk.current?.book;
    if (book) router.runbooks(book.path, book.heading, { incident: desk.id });
  }

  return [
    add('L', 'Add a step after the current one', () => desk.ask('add')),
    step('M', 'Change the words of the current step', () => desk.ask('edit')),
    step('Delete', 'Take the current step out, with a reason', () => desk.ask('drop')),
    step('Alt+ArrowUp', 'Move the current step up', () => desk.shift(-1)),
    step('Alt+ArrowDown', 'Move the current step down', () => desk.shift(1)),
    review('D', 'Review what changed in the runbook\u2019s file', () => (desk.sheet = 'review')),
    write('A', 'Add a runbook', () => (desk.sheet = 'runbooks')),
    tables('F', 'Show the tables of the runbooks', () => (desk.sheet = 'tables')),
    here('Shift+G', 'Open the link of the current step', follow),
    here('G', 'Read the runbook at the current step', read),
  ];
}
