// The states of a message, in one table: what each is called, and how the message stands by it.
import type { DeliveryState } from './types';

/** How a message stands: what the colour of its mark and the next step of a person follow. */
export type Fate = 'waiting' | 'arrived' | 'uncertain' | 'failed' | 'dropped';

interface Facts {
  /** In a few words, as in `not known whether it arrived`. */
  name: string;
  /** In one word before a time, as in `queued`. */
  short: string;
  fate: Fate;
}

const STATES: Record<DeliveryState, Facts> = {
  queued: { name: 'waiting', short: 'queued', fate: 'waiting' },
  sending: { name: 'sending', short: 'sending', fate: 'waiting' },
  sent: { name: 'sent', short: 'sent', fate: 'arrived' },
  accepted: { name: 'accepted', short: 'accepted', fate: 'arrived' },
  retry: { name: 'will be tried again', short: 'queued', fate: 'waiting' },
  uncertain: { name: 'not known whether it arrived', short: 'uncertain', fate: 'uncertain' },
  failed: { name: 'failed', short: 'failed', fate: 'failed' },
  expired: { name: 'expired', short: 'expired', fate: 'dropped' },
  superseded: { name: 'replaced by a newer one', short: 'superseded', fate: 'dropped' },
  cancelled: { name: 'cancelled', short: 'cancelled', fate: 'dropped' },
  copied: { name: 'said elsewhere', short: 'said', fate: 'arrived' },
};

/** What became of a message, in words. */
export const deliveryName = (state: DeliveryState): string => STATES[state].name;

/** What became of a message, in one word. */
export const deliveryWord = (state: DeliveryState): string => STATES[state].short;

/** How a message stands. */
export const fateOf = (state: DeliveryState): Fate => STATES[state].fate;

/** True where this program itself has sent it: nobody said it elsewhere. */
export const wasSent = (state: DeliveryState): boolean => fateOf(state) === 'arrived' && state !== 'copied';

/** True while it is tried again at a time that is known. */
export const isTriedAgain = (state: DeliveryState): boolean => state === 'retry';
