import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { settingsView } from '../dev/views';
import ChannelForm from './ChannelForm.svelte';

const { providers } = settingsView();

const field = (name: RegExp) => screen.getByRole('textbox', { name });

it('asks for what the kind is made of, and keeps that alone', async () => {
  const user = userEvent.setup();
  const onset = vi.fn(async () => null);
  render(ChannelForm, { again: null, providers, onset, onclose: () => {} });
  expect(screen.queryByRole('textbox', { name: /^Signing key/ })).toBeNull();

  await user.type(field(/^Webhook address/), 'https://status.shop.example/in');
  await user.type(field(/^Name/), 'status');
  await user.type(field(/^Signing key/), 'whsec_x');
  const add = screen.getByRole('button', { name: /^Add the channel/ });
  await user.click(add);
  expect(onset).toHaveBeenLastCalledWith(
    expect.objectContaining({ kind: 'webhook', secret: 'https://status.shop.example/in whsec_x' }),
  );

  await user.selectOptions(screen.getByRole('combobox', { name: /^Kind/ }), 'Slack format');
  expect(screen.queryByRole('textbox', { name: /^Signing key/ })).toBeNull();
  await user.click(add);
  expect(onset).toHaveBeenLastCalledWith(
    expect.objectContaining({ kind: 'slack', secret: 'https://status.shop.example/in' }),
  );
});
