// What a pasted webhook address is, by its host. Pure. The kinds are those that the core can send to.

export type WebhookKind = 'slack' | 'webhook';

export interface Recognised {
  kind: WebhookKind;
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

function parse(address: string): URL | null {
  try {
    const [first = ''] = address.trim().split(/\s+/);
    const url = new URL(first);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
