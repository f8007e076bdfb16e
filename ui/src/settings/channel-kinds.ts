// What a pasted address is by its host and path, and what is kept of the fields of a form. Pure.
import type { ChannelAddress, ChannelKind, ProviderView } from '$lib/types';

interface Recognised {
  kind: ChannelKind;
  /** How a person calls it: `Slack`. */
  name: string;
  /** A name for the channel to start with. */
  channel: string;
}

/** The kind of the address, which is the first word, by the rule of the core; null when it is none that can be sent to. */
export function recognise(address: string, providers: ProviderView[]): Recognised | null {
  const url = parse(address);
  if (!url) return null;
  const fits = ({ host, path }: ChannelAddress) =>
    (host === '*' || host === url.hostname) &&
    url.pathname.startsWith(path) &&
    (host !== '*' || path === '' || url.pathname.length > path.length);
  for (const { kind, addresses } of providers) {
    const found = addresses.find(fits);
    if (found) return { kind, name: found.name, channel: found.channel };
  }
  return null;
}

/** What is kept in the keychain: the values of the fields, parted by a space. */
export const secretOf = (values: string[]): string =>
  values
    .map((value) => value.trim())
    .join(' ')
    .trim();

function parse(address: string): URL | null {
  try {
    const [first = ''] = address.trim().split(/\s+/);
    const url = new URL(first);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
