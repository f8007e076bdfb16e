// Every key of the board, with its name: what works is what the keys sheet and the palette list.
import { key, type Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import type { ActionRow } from '$lib/types';
import type { Board } from './board.svelte';

export function boardKeys(board: Board): Binding[] {
  const onItem = (
    keys: string,
    name: string,
    run: (row: ActionRow) => void,
    when: (row: ActionRow) => boolean = () => true,
  ) =>
    key(keys, name, () => board.current && run(board.current), {
      when: () => board.sheet === null && board.current !== null && when(board.current),
    });
  const open = (row: ActionRow) => row.settled === null;
  const show = (href: string | undefined) => {
    if (href) board.sheet = { of: 'link', href };
  };
  return [
    key(['J', 'ArrowDown'], 'Next item', () => board.move(1), { palette: false }),
    key(['K', 'ArrowUp'], 'Item before', () => board.move(-1), { palette: false }),
    key('N', 'Add an action item', () => (board.sheet = { of: 'add' })),
    onItem('Space', 'The item is done', (row) => void board.settle(row, 'done', null), open),
    onItem('M', 'Change the item', (row) => (board.sheet = { of: 'change', row }), open),
    onItem(
      'S',
      'The item will not be done, with a reason',
      (row) => (board.sheet = { of: 'settle', row, outcome: 'rejected' }),
      open,
    ),
    onItem(
      'A',
      'Accept the risk, with a reason',
      (row) => (board.sheet = { of: 'settle', row, outcome: 'accepted' }),
      open,
    ),
    onItem(
      'Z',
      'Open the item again',
      (row) => void board.reopen(row),
      (row) => !open(row),
    ),
    onItem('Enter', 'Open its incident', (row) => router.incident(row.incident)),
    onItem(
      'I',
      'Open the form for an issue',
      (row) => show(row.new_issue?.url),
      (row) => row.new_issue !== null,
    ),
    onItem(
      'Shift+G',
      'Open where it is filed',
      (row) => show(row.item.link),
      (row) => Boolean(row.item.link),
    ),
    key('Shift+C', 'Copy the open items for Jira', () => board.copyCsv()),
    key('H', 'Show or hide settled items', () => board.showSettled(!board.all)),
  ];
}
