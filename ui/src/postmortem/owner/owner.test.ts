// Who owns a post-mortem, and words that are changed in the log and not in the text.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import App from '../../App.svelte';
import { fixture, reset } from '../../dev/host';
import { ID } from '../../dev/views';
import { router } from '../../lib/router.svelte';

beforeEach(reset);

async function show() {
  router.postmortem(ID);
  render(App);
  const text = await screen.findByRole('textbox', { name: 'Text of the post-mortem' });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Summary/ })).toBeInTheDocument());
  return { text, user: userEvent.setup() };
}

it('says who owns it, passes it on and frees it', async () => {
  const { user } = await show();
  await user.keyboard('{Alt>}u{/Alt}');
  const dialog = await screen.findByRole('dialog', { name: 'Owner of the post-mortem' });
  await user.keyboard('{Enter}');
  expect(within(dialog).getByText('Say a name first')).toBeInTheDocument();
  await user.type(within(dialog).getByRole('combobox', { name: 'Name' }), 'Kim{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Owner: Kim' }));
  await user.click(await screen.findByRole('button', { name: 'Nobody' }));
  expect(await screen.findByRole('button', { name: 'No owner' })).toBeInTheDocument();
  const owners = fixture.executed.map(({ command }) => command.do === 'on' && command.action);
  expect(owners).toEqual([
    { type: 'own_postmortem', owner: 'Kim' },
    { type: 'own_postmortem', owner: null },
  ]);
});

it('offers nothing for words that a note says, because they are changed in the log', async () => {
  const block = '<!-- auto:hard -->\n\n- Bo forgot it (14:02)\n\n<!-- /auto 12345678 -->\n';
  fixture.draft.text = `# Title\n\n## What was hard\n\n${block}`;
  const asked = {
    line: 7,
    family: '',
    level: 'ask' as const,
    question: 'Replace by the role?',
    noted: true,
  };
  fixture.draft.wordings = [{ ...asked, from: 2, to: 4, words: 'Bo', offers: ['the scribe'] }];
  const { user, text } = await show();
  await user.keyboard('{Alt>}w{/Alt}');
  const asks = await screen.findByRole('group', { name: 'Wording' });
  expect(asks).toHaveTextContent('it is changed in the log');
  expect(within(asks).queryByRole('button')).toBeNull();
  await user.keyboard('{Alt>}n{/Alt}{Alt>}k{/Alt}');
  expect(text).toHaveTextContent('Bo forgot it');
  expect(text).not.toHaveTextContent(/lint-ok|the scribe/);
});
