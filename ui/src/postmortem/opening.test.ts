// The post-mortem as it opens: keys work, things are found by name, and versions say what they are.
import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import { fixture } from '../dev/host';
import { drafted, showDraft } from '../dev/shown';
import { announcer } from '../lib/announce.svelte';

beforeEach(drafted);

it('has the keys of the screen when it opens, and no letter replaces a question', async () => {
  const { text, user } = await showDraft();
  await waitFor(() => expect(screen.getByRole('region', { name: 'Text' })).toHaveFocus());
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: /^Keys/ })).toBeInTheDocument();
  await user.keyboard('{Escape}{Alt>}q{/Alt}');
  expect(text).toHaveFocus();
  expect(screen.getByText('Your text: saved'), 'nothing was typed').toBeInTheDocument();
  expect(document.getSelection()?.toString(), 'the first question').toContain('what broke, for whom');
});

it('finds each form and each state by its name', async () => {
  const { user } = await showDraft();
  await user.keyboard('{Control>}k{/Control}pdf{Enter}');
  expect(await screen.findByText(/^Exported: .*post-mortem.pdf/)).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: 'PDF' })).toBeChecked();
  await user.keyboard('{Control>}k{/Control}to in review{Enter}');
  await waitFor(() => expect(screen.getByRole('radio', { name: 'In review' })).toBeChecked());
});

it('says what Ctrl S keeps, and why numbers are missing', async () => {
  fixture.draft.version = { n: 5, saved_at: fixture.home.now.now, by: 'Dana' };
  const { user } = await showDraft();
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(announcer.polite).toMatch(/^Version \d+ is kept\./));
  await user.keyboard('{Alt>}v{/Alt}');
  expect(await screen.findByText(/its number rises.*Ctrl S keeps it/)).toBeInTheDocument();
});
