// What the host without a shell does with action items: it moves them between open and settled, as the core does.
import { WORDS } from '../actions/words';
import type { Action, ActionsView } from '../lib/types';

/** The board after an action; as it was after any other. */
export function acted(board: ActionsView, action: Action): ActionsView {
  const item = 'item' in action ? action.item : null;
  if (action.type === 'settle_action') {
    const row = board.open.find((one) => one.id === item);
    if (!row) return board;
    const { outcome, reason } = action;
    const settled = { outcome, word: WORDS[outcome], at: board.now.now, by: 'Dana', reason };
    const open = board.open.filter((one) => one !== row);
    const gone = { ...row, settled, overdue_days: null, when: `was due ${row.item.due}`, new_issue: null };
    const overdue = open.filter((one) => one.overdue_days !== null).length;
    return { ...board, open, overdue, settled: [gone, ...board.settled] };
  }
  if (action.type === 'reopen_action') {
    const row = board.settled.find((one) => one.id === item);
    if (!row) return board;
    const settled = board.settled.filter((one) => one !== row);
    return { ...board, open: [{ ...row, settled: null }, ...board.open], settled };
  }
  return board;
}
