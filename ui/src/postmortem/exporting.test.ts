// Protects what an export of a post-mortem says and does: it tells of itself, can be stopped, and has the chosen form.
import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixture } from '../dev/host';
import { cite, drafted, showDraft } from '../dev/shown';
import { failures } from '../lib/errors.svelte';
import { router } from '../lib/router.svelte';

beforeEach(drafted);

describe('an export', () => {
  it('tells of an export until one goes on, and not of a text that is another one', async () => {
    const { user } = await showDraft();
    const goesOn = {
      'the text changes': () => cite(user),
      'it moves on': () => user.keyboard('{Alt>}s{/Alt}'),
      'the file is shown': async () => user.click(screen.getByRole('button', { name: 'Show in folder' })),
      'the screen is left': async () => router.home(),
    };
    for (const [how, go] of Object.entries(goesOn)) {
      await user.keyboard('{Control>}e{/Control}');
      expect(await screen.findByText(/^Exported: /)).toBeInTheDocument();
      await user.keyboard('{Alt>}g{/Alt}{Alt>}t{/Alt}');
      await screen.findByRole('listbox', { name: /Timeline/ });
      expect(screen.getByText(/^Exported: /), 'who looks around has it still').toBeInTheDocument();
      await go();
      await waitFor(() => expect(screen.queryByText(/^Exported: /), how).toBeNull());
    }
  });

  it('exports a copy for readers on the paper that was chosen, and no timeline for readers outside', async () => {
    const { user } = await showDraft();
    await user.click(screen.getByRole('radio', { name: 'CSV' }));
    await user.click(screen.getByRole('radio', { name: 'External' }));
    expect(screen.getByRole('radio', { name: 'Markdown' })).toBeChecked();
    expect(screen.queryByRole('radio', { name: 'CSV' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Company' }));
    await user.click(screen.getByRole('radio', { name: 'PDF' }));
    screen.getByRole('radio', { name: 'A4' }).focus();
    await user.keyboard('{ArrowRight}{Control>}e{/Control}');
    expect(await screen.findByText(/^Exported: .*\. Masked: 2 names$/)).toBeInTheDocument();
    expect(fixture.draft.exported).toEqual([{ form: 'pdf', sheet: 'letter', profile: 'company' }]);
  });

  it('stops an export that lasts by key and by its button, says so, and exports again', async () => {
    const { user } = await showDraft();
    fixture.lasting = true;
    for (const stops of ['{Escape}', 'button']) {
      failures.success = null;
      await user.keyboard('{Control>}e{/Control}');
      const busy = await screen.findByRole('button', { name: 'Exporting …' });
      const stop = screen.getByRole('button', { name: 'Stop' });
      expect(stop).toHaveAttribute('aria-keyshortcuts', 'Escape');
      if (stops === 'button') await user.click(stop);
      else await user.keyboard(stops);
      expect(await screen.findByText(/^Stopped\. Nothing was written/)).toBeInTheDocument();
      expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
      if (stops === 'button') expect(busy).toHaveFocus();
    }
    expect(fixture.draft.exported).toHaveLength(2);
    fixture.lasting = false;
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByText(/^Exported: /)).toBeInTheDocument();
  });
});
