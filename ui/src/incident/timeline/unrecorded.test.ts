// Words for the timeline that are not recorded yet, on the whole window.
import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import { change, fixture, reset } from '../../dev/host';
import { show } from '../../dev/shown';
import { ID, incidentView } from '../../dev/views';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  router.incident(ID);
});

it('keeps a note that was begun while another screen is shown, and when the record ends meanwhile', async () => {
  const user = await show();
  await user.keyboard('nerrors fall{Escape}');
  router.home();
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note or decision' })).toBeNull());
  router.incident(ID);
  expect(await screen.findByRole('textbox', { name: 'Note or decision' })).toHaveValue('errors fall');
  const ended = incidentView();
  ended.incident.state = 'closed';
  fixture.incident = ended;
  change([ID]);
  const left = await screen.findByText(/^Not recorded/);
  expect(left.closest('div')).toHaveTextContent('“errors fall”');
  await user.click(screen.getByRole('button', { name: 'Put the words away' }));
  expect(screen.queryByText(/^Not recorded/)).toBeNull();
});
