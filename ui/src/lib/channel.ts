// Who reads an update, when it goes by itself, and whether a channel can send: each in one table.
import type { Audience, ChannelState, PingMode } from './types';

interface AudienceFacts {
  name: string;
  /** Who is in it. */
  readers: string;
  /** How a form offers it. */
  offered: string;
  /** The keys that send to it, and what they do. */
  keys: string;
  sends: string;
}

const AUDIENCES: Record<Audience, AudienceFacts> = {
  internal: {
    name: 'Internal',
    readers: 'responders, company',
    offered: 'internal: responders, the company',
    keys: 'Ctrl+Enter',
    sends: 'Send the internal update',
  },
  external: {
    name: 'External',
    readers: 'customers',
    offered: 'external: customers, the public',
    keys: 'Ctrl+Shift+Enter',
    sends: 'Approve and send to customers',
  },
};

/** Where an update goes when nothing else is said. */
export const OWN: Audience = 'internal';

/** True for the own people: what they read needs no second look, and may go by itself. */
export const isOwn = (audience: Audience): boolean => audience === OWN;

/** What is known of an audience. */
export const audienceFacts = (audience: Audience): AudienceFacts => AUDIENCES[audience];

/** Every audience with how a form offers it. */
export const AUDIENCES_OFFERED = Object.entries(AUDIENCES).map(([value, { offered }]) => ({
  value,
  offered,
}));

const PINGS: Record<PingMode, { name: string; offered: string }> = {
  auto: { name: 'pings by itself', offered: 'a ping goes by itself' },
  ask: { name: 'asks first', offered: 'a person is asked' },
};

/** `pings by itself` */
export const pingName = (ping: PingMode): string => PINGS[ping].name;

/** Every way to ping with how a form offers it. */
export const PINGS_OFFERED = Object.entries(PINGS).map(([value, { offered }]) => ({ value, offered }));

const STATES: Record<ChannelState, { name: string; dot: string }> = {
  ready: { name: 'ready', dot: '' },
  paused: { name: 'paused', dot: 'warn' },
  no_secret: { name: 'no secret', dot: 'bad' },
};

/** How a channel is, in words, and the colour of its dot. */
export const channelState = (state: ChannelState) => STATES[state];

/** True where it can send. */
export const isReady = (state: ChannelState): boolean => state === 'ready';

/** True where it sends after a person confirms it. */
export const isPaused = (state: ChannelState): boolean => state === 'paused';
