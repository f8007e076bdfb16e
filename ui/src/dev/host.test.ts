// What the stand-in does by itself is what the core does.
import { beforeEach, expect, it } from 'vitest';
import { reset, timeline } from './host';
import { ID, timelineView } from './views';

beforeEach(reset);

it('shows the timeline in the window that the core wrote', async () => {
  expect(await timeline(ID, null, 200, null)).toEqual(timelineView());
});
