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

it('offers to show customers what is inner, and never to the own people', async () => {
  const user = userEvent.setup();
  const onset = vi.fn(async () => null);
  render(ChannelForm, { again: null, providers, onset, onclose: () => {} });
  const shows = { name: /^Customers see the incident's number/ };
  expect(screen.queryByRole('checkbox', shows), 'the own people see it anyway').toBeNull();
  const audience = screen.getByRole('combobox', { name: /^Who reads it/ });
  await user.selectOptions(audience, 'external');
  await user.click(screen.getByRole('checkbox', shows));
  await user.type(field(/^Webhook address/), 'https://status.shop.example/in');
  await user.type(field(/^Name/), 'status');
  const add = screen.getByRole('button', { name: /^Add the channel/ });
  await user.click(add);
  expect(onset).toHaveBeenLastCalledWith(expect.objectContaining({ audience: 'external', details: true }));
  await user.selectOptions(audience, 'internal');
  await user.click(add);
  expect(onset).toHaveBeenLastCalledWith(expect.objectContaining({ audience: 'internal', details: false }));
});
