// The keys that change the checklist of this incident, and those that show what is around it.
import { announce } from '$lib/announce.svelte';
import { followIn } from '../../document/follow';
import type { Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import { openDifferences } from './changes';
import type { Desk } from '../desk.svelte';

/** The keys of a checklist that changes while it runs. */
export function changeKeys(desk: Desk): Binding[] {
  const onStep = () => desk.writable && desk.current !== null && desk.composing === null;
  const canAdd = () => shown() && desk.writable && (desk.view?.runbooks.length ?? 0) > 0;
  const shown = () => desk.view !== null && desk.composing === null;
  const on = (keys: string, name: string, run: () => unknown, when: () => boolean): Binding => ({
    keys,
    name,
    run: () => void run(),
    when,
  });
  return [
    on('L', 'Add a step after the current one', () => desk.ask('add'), canAdd),
    on('M', 'Change the words of the current step', () => desk.ask('edit'), onStep),
    on('Delete', 'Take the current step out, with a reason', () => desk.ask('drop'), onStep),
    on('Alt+ArrowUp', 'Move the current step up', () => desk.shift(-1), onStep),
    on('Alt+ArrowDown', 'Move the current step down', () => desk.shift(1), onStep),
    on(
      'D',
      'Review what changed in the runbook\u2019s file',
      () => (desk.sheet = 'review'),
      () => shown() && openDifferences(desk.view?.runbooks ?? []).length > 0,
    ),
    on(
      'A',
      'Add a runbook',
      () => (desk.sheet = 'runbooks'),
      () => shown() && desk.writable,
    ),
    on(
      'F',
      'Show the tables of the runbooks',
      () => (desk.sheet = 'tables'),
      () => shown() && (desk.view?.runbooks ?? []).some((book) => book.pinned.length > 0),
    ),
    on(
      'Shift+G',
      'Open the link of the current step',
      () => {
        const row = document.querySelector(`[data-step="${desk.current?.step.number ?? ''}"]`);
        if (!followIn(row)) announce('This step has no link.');
      },
      () => shown() && desk.current !== null,
    ),
    on(
      'G',
      'Read the runbook at the current step',
      () => {
        const book = desk.current?.book;
        if (book) router.runbooks(book.path, book.heading);
      },
      () => shown() && desk.current !== null,
    ),
  ];
}
