import { describe, expect, it } from 'vitest';
import { homeView } from '../dev/views';
import { Overdue } from './overdue';

const MINUTE = 60_000;
const due = homeView().open[0]?.next_update_at ?? 0;

describe('overdue', () => {
  it('tells each promise once, and the next promise again', () => {
    const { open } = homeView();
    const overdue = new Overdue();
    expect(overdue.tell(open, due - 1000), 'not yet due').toBeNull();
    expect(overdue.tell(open, due)).toContain('INC-0004');
    expect(overdue.tell(open, due + MINUTE), 'said once').toBeNull();
    const [first] = open;
    if (first) first.next_update_at = due + 9 * MINUTE;
    expect(overdue.tell(open, due + 9 * MINUTE)).toContain('14:50 UTC');
  });

  it('says nothing of a held incident', () => {
    const open = homeView().open.map((one) => ({ ...one, held: 'waiting for the vendor' }));
    expect(new Overdue().tell(open, due + 500 * MINUTE)).toBeNull();
  });
});
