// Looking back at an incident: the chart is drawn from typed shapes and told in words, and a key time is corrected by keys.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import axe from 'axe-core';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { chartView, ID } from '../dev/views';
import { router } from '$lib/router.svelte';

beforeEach(reset);

async function opened() {
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard('{Shift>}V{/Shift}');
  return { user, dialog: await screen.findByRole('dialog', { name: 'Chart and key times' }) };
}

it('shows the chart with a name, and says the same in words', async () => {
  const { dialog, user } = await opened();
  const picture = await within(dialog).findByRole('img');
  const { drawing } = chartView();
  expect(picture).toHaveAccessibleName(drawing?.title ?? 'no chart');
  expect(picture.querySelectorAll('rect').length).toBe(
    drawing?.shapes.filter((shape) => shape.shape === 'band').length,
  );
  await user.click(within(dialog).getByText('The chart in words'));
  for (const line of drawing?.words ?? []) expect(within(dialog).getByText(line)).toBeVisible();
  expect((await axe.run(dialog)).violations).toEqual([]);
});

it('closes by the key that opened it', async () => {
  const { user } = await opened();
  await user.keyboard('{Shift>}V{/Shift}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('corrects a key time from its row', async () => {
  const { user, dialog } = await opened();
  await user.click(await within(dialog).findByRole('button', { name: 'Correct “Detected”' }));
  const panel = await screen.findByRole('dialog', { name: 'Key times' });
  expect(within(panel).getByRole('radio', { name: 'Detected' })).toBeChecked();
  await user.type(within(panel).getByLabelText('Time, needed'), '14:07Z');
  await user.type(within(panel).getByLabelText('Reason, if you like'), 'from the alert{Enter}');
  await waitFor(() =>
    expect(fixture.executed.at(-1)?.command).toMatchObject({
      action: { type: 'set_key_time', which: 'detected', time: '14:07Z', reason: 'from the alert' },
    }),
  );
});

it('asks for a key time by keys alone', async () => {
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard('{Shift>}I{/Shift}');
  const panel = await screen.findByRole('dialog', { name: 'Key times' });
  await user.keyboard('-20m{Enter}');
  await waitFor(() =>
    expect(fixture.executed.at(-1)?.command).toMatchObject({
      action: { type: 'set_key_time', which: 'impact_started', time: '-20m', reason: null },
    }),
  );
  await waitFor(() => expect(panel).not.toBeInTheDocument());
});
