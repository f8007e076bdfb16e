import { describe, expect, it } from 'vitest';
import { settingsView } from '../dev/views';
import { recognise, secretOf } from './channel-kinds';

const { providers } = settingsView();

describe('a webhook address', () => {
  it.each([
    ['https://hooks.slack.com/services/T0/B0/x', 'slack'],
    ['https://chat.shop.example/hooks/abc', 'slack'],
    ['https://status.shop.example/in', 'webhook'],
    ['http://127.0.0.1:8080/', 'webhook'],
    ['https://status.shop.example/in whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX', 'webhook'],
  ])('%s is of kind %s', (address, kind) => expect(recognise(address, providers)?.kind).toBe(kind));

  it.each(['', 'hooks.slack.com', 'file:///etc/passwd', 'javascript:alert(1)'])('“%s” is none', (address) => {
    expect(recognise(address, providers)).toBeNull();
  });

  it('is not taken for Slack because of a name that only looks like it', () => {
    expect(recognise('https://hooks.slack.com.evil.example/services/x', providers)?.kind).toBe('webhook');
  });

  it('is none where no kind takes it', () => {
    expect(recognise('https://status.shop.example/in', providers.slice(0, 1))).toBeNull();
  });
});

it.each([
  [['https://a.example/in '], 'https://a.example/in'],
  [['https://a.example/in', ' whsec_x '], 'https://a.example/in whsec_x'],
  [['https://a.example/in', ''], 'https://a.example/in'],
])('keeps %o as “%s”', (values, secret) => expect(secretOf(values)).toBe(secret));
