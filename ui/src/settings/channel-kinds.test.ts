import { describe, expect, it } from 'vitest';
import { settingsView } from '../dev/views';
import cases from './addresses.json';
import { recognise, secretOf } from './channel-kinds';

const { providers } = settingsView();

describe('a webhook address', () => {
  it.each(cases)('“%s” is of kind %s, as in the core', (address, kind) =>
    expect(recognise(address ?? '', providers)?.kind ?? null).toBe(kind),
  );

  it('is none where no kind takes it', () => {
    expect(recognise('https://status.shop.example/in', providers.slice(0, 1))).toBeNull();
  });
});

it.each([
  [['https://a.example/in '], 'https://a.example/in'],
  [['https://a.example/in', ' whsec_x '], 'https://a.example/in whsec_x'],
  [['https://a.example/in', ''], 'https://a.example/in'],
])('keeps %o as “%s”', (values, secret) => expect(secretOf(values)).toBe(secret));
