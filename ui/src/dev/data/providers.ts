// The kinds of channels, as the core tells them.
import type { ProviderView, SecretField } from '$lib/types';

const ADDRESS: SecretField = {
  label: 'Webhook address',
  hint: 'goes to the system keychain and nowhere else',
  placeholder: 'Paste a webhook address',
  optional: false,
};

const KEY: SecretField = {
  label: 'Signing key',
  hint: 'whsec_…, from the receiver; without one the messages are not signed',
  placeholder: '',
  optional: true,
};

export const providers: ProviderView[] = [
  {
    kind: 'slack',
    name: 'Slack',
    choice: 'Slack format',
    addresses: [
      { host: 'hooks.slack.com', path: '', name: 'Slack', channel: 'incidents' },
      { host: 'hooks.slack-gov.com', path: '', name: 'Slack', channel: 'incidents' },
      { host: '*', path: '/hooks/', name: 'Slack-compatible', channel: 'incidents' },
    ],
    fields: [ADDRESS],
  },
  {
    kind: 'webhook',
    name: 'JSON webhook',
    choice: 'JSON, signed with a key',
    addresses: [{ host: '*', path: '', name: 'JSON webhook', channel: 'status' }],
    fields: [ADDRESS, KEY],
  },
];
