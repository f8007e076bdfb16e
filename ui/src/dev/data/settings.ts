import type { SettingsView } from '../../lib/types';
import { channels } from './home';
import { now } from './time';
import { providers } from './providers';

export const settingsView = (): SettingsView => ({
  now: now(),
  actor: 'Dana',
  theme: 'system',
  keep_awake: true,
  workspace: { name: 'shop-runbooks', path: '/home/dana/shop-runbooks', shipped: false },
  folders: [
    { path: '/home/dana/shop-runbooks/runbooks', runbooks: 12, problem: null, named_by: 'workspace' },
    { path: '/mnt/share/ops', runbooks: 31, problem: 'The share does not answer.', named_by: 'laptop' },
  ],
  data: '/home/dana/.local/share/holdfast',
  channels: [
    ...structuredClone(channels),
    {
      name: 'support-desk',
      kind: 'webhook',
      audience: 'internal',
      ping: 'auto',
      rehearsal: false,
      interval_minutes: null,
      state: 'paused',
      problem:
        'Its address changed in holdfast.toml: confirm it on this laptop before anything is sent there.',
      address: 'https://desk.shop.example/…a04c',
      waiting: 1,
      last: null,
    },
  ],
  providers,
  interval_minutes: [15, 30, 60, null, null],
  keychain_problem: null,
  version: '0.1.0',
});
