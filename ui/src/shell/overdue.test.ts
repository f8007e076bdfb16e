import { describe, expect, it } from 'vitest';
import { homeView } from '../dev/data/home';
import { at } from '../dev/data/time';
import { Overdue } from './overdue';

describe('overdue', () => {
  it('tells each promise once, and the next promise again', () => {
    const { open } = homeView();
    const overdue = new Overdue();
    expect(overdue.tell(open, at('14:41:11')), 'not yet due').toBeNull();
    expect(overdue.tell(open, at('14:41:12'))).toContain('INC-0042');
    expect(overdue.tell(open, at('14:42:00')), 'said once').toBeNull();
    const [first] = open;
    if (first) first.next_update_at = at('14:50:00');
    expect(overdue.tell(open, at('14:50:01'))).toContain('14:50 UTC');
  });

  it('says nothing of a held incident', () => {
    const open = homeView().open.map((one) => ({ ...one, held: 'waiting for the vendor' }));
    expect(new Overdue().tell(open, at('23:00:00'))).toBeNull();
  });
});
