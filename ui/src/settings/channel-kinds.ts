// The kinds of channel, in one table, and what a pasted address is by its host. Pure. A rule that the core should own: the
// kinds are those that it can send to.

interface Facts {
  /** How a channel of this kind is called. */
  name: string;
  /** How the form offers it. */
  offered: string;
  /** Its messages can be signed with a key, which is kept behind the address. */
  keyed: boolean;
}

const KINDS = {
  slack: { name: 'Slack', offered: 'Slack format', keyed: false },
  webhook: { name: 'JSON webhook', offered: 'JSON, signed with a key', keyed: true },
} satisfies Record<string, Facts>;

export type ChannelKind = keyof typeof KINDS;

export const CHANNEL_KINDS = Object.keys(KINDS) as ChannelKind[];

/** What is known of a kind. */
export const kindFacts = (kind: ChannelKind): Facts => KINDS[kind];

/** The kind that a word names; null for one that this program does not know. */
export const kindNamed = (word: string | undefined): ChannelKind | null =>
  CHANNEL_KINDS.find((kind) => kind === word) ?? null;

interface Recognised {
  kind: ChannelKind;
  /** How a person calls it: `Slack`. */
  name: string;
  /** A name for the channel to start with. */
  channel: string;
}

/** Services that take Slack's own format at an address of theirs. */
const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** The kind of the address, which is the first word; null when it is none that can be sent to. */
export function recognise(address: string): Recognised | null {
  const url = parse(address);
  if (!url) return null;
  if (SLACK_HOSTS.includes(url.hostname)) return { kind: 'slack', name: 'Slack', channel: 'incidents' };
  // Mattermost and Rocket.Chat take Slack's format under /hooks/ of the team's own host.
  if (url.pathname.startsWith('/hooks/'))
    return { kind: 'slack', name: 'Slack-compatible', channel: 'incidents' };
  return { kind: 'webhook', name: 'JSON webhook', channel: 'status' };
}

/** What is kept in the keychain: the address, and behind it the key of a kind that has one. */
export function secretOf(kind: ChannelKind, address: string, key: string): string {
  return kindFacts(kind).keyed ? `${address.trim()} ${key.trim()}`.trim() : address.trim();
}

function parse(address: string): URL | null {
  try {
    const [first = ''] = address.trim().split(/\s+/);
    const url = new URL(first);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
