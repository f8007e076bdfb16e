// Without a channel nothing can be sent: the text is copied, and recorded as said elsewhere.
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { composeView, incidentView } from '../../dev/views';
import type { ComposeView } from '$lib/types';
import SendBox from './SendBox.svelte';
import type { Sending } from './sending.svelte';
import type { Sheet } from '../sheet.svelte';

/** The box of the internal column without a channel; what was sent is collected. */
function show(off: string | null, asked = false, told: Partial<ComposeView> = {}) {
  const compose = { ...composeView(), ...told };
  const [column] = compose.audiences;
  if (!column) throw new Error('no column');
  const sent: (boolean | undefined)[] = [];
  const sheet = {
    sent: new Map<string, string>(),
    closing: false,
    compose: { value: compose },
    without: () => [],
  } as unknown as Sheet;
  const send = async (elsewhere = false) => void sent.push(elsewhere);
  const sending = { busy: false, asked, refused: false, send } as unknown as Sending;
  const shared = { sheet, view: incidentView(), text: 'The disk is full.', off, sending };
  render(SendBox, { ...shared, column: { ...column, channels: [] }, channels: [] });
  return sent;
}

it('copies the text, and records that it was said elsewhere', async () => {
  const user = userEvent.setup();
  const sent = show(null);
  expect(screen.getByText('No channel is set up:')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe('The disk is full.');
  expect(sent, 'copying alone records nothing').toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Said elsewhere' }));
  expect(sent).toEqual([true]);
});

it('is held back by a stop like any other text', () => {
  show('1 stop left');
  expect(screen.getByRole('button', { name: 'Said elsewhere' })).toBeDisabled();
});

it('asks before the key records a text that nobody reads', () => {
  show(null, true);
  expect(screen.getByRole('alert')).toHaveTextContent(
    'Nobody reads this yet: copy the text and say it elsewhere, then press Ctrl+Enter again',
  );
});

it('names a broken settings file, and a private incident without a channel', () => {
  show(null, false, { settings_problem: 'holdfast.toml, line 3: no such kind.' });
  expect(screen.getByText(/holdfast.toml, line 3/)).toBeInTheDocument();
  expect(screen.queryByText('No channel is set up:')).toBeNull();
  cleanup();
  show(null, false, { private: ['#ops'] });
  expect(screen.getByText('Private, and no internal channel was chosen:')).toBeInTheDocument();
});
