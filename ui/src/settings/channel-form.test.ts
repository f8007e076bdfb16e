import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { settingsView } from '../dev/views';
import type { Setting } from '$lib/types';
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

it('needs no address where the secret stands in the environment, but the kind', async () => {
  const user = userEvent.setup();
  const onset = vi.fn(async (_setting: Setting) => null);
  render(ChannelForm, { again: null, providers, onset, onclose: () => {} });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'war room');
  await user.click(screen.getByRole('checkbox', { name: /variable/ }));
  expect(screen.getByRole('button', { name: /Add the channel/ })).toBeDisabled();
  await user.selectOptions(screen.getByRole('combobox', { name: /Kind/ }), 'slack');
  await user.click(screen.getByRole('button', { name: /Add the channel/ }));
  expect(onset.mock.calls[0]?.[0]).toMatchObject({ name: 'war room', kind: 'slack', secret: '' });
});

it('keeps an address for this session only where no keychain works', async () => {
  const user = userEvent.setup();
  const onset = vi.fn(async (_setting: Setting) => null);
  render(ChannelForm, { again: null, providers, keyless: true, onset, onclose: () => {} });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'ops');
  await user.type(screen.getByLabelText(/Webhook address/), 'https://hooks.slack.com/services/T/B/x{Enter}');
  expect(onset.mock.calls[0]?.[0]).toMatchObject({ session: true });
});

it('takes the focus for the address from wherever it is', () => {
  const before = document.body.appendChild(document.createElement('button'));
  before.focus();
  render(ChannelForm, { again: null, providers, onset: async () => null, onclose: () => {} });
  expect(field(/^Webhook address/)).toHaveFocus();
  before.remove();
});
