// The text of a post-mortem that could not be kept, in the window after that.
import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import { fixture } from '../dev/host';
import { drafted, showDraft } from '../dev/shown';
import { ID } from '../dev/views';
import { memory } from '../lib/memory';

beforeEach(drafted);

it('goes on with a text that an earlier window could not keep', async () => {
  memory.set(`postmortem.${ID}`, { text: '# Mine\n\ntyped before it was closed\n', base: null });
  fixture.draft.review = 'closed';
  const { text, user } = await showDraft();
  expect(text).toHaveTextContent('typed before it was closed');
  await user.click(await screen.findByRole('button', { name: 'Move it back and keep it' }));
  await waitFor(() => expect(fixture.draft.kept).toHaveLength(1));
  expect(fixture.draft.kept[0]).toContain('typed before it was closed');
  expect(memory.get(`postmortem.${ID}`)).toBeNull();
});
