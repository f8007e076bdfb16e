// The states of a message, in one table: what each is called. What a state means for it comes with it from the core.
import type { DeliveryState, LastDelivery } from './types';

interface Names {
  /** In a few words, as in `not known whether it arrived`. */
  name: string;
  /** In one word before a time, as in `queued`. */
  short: string;
}

const STATES: Record<DeliveryState, Names> = {
  queued: { name: 'waiting', short: 'queued' },
  sending: { name: 'sending', short: 'sending' },
  sent: { name: 'sent', short: 'sent' },
  accepted: { name: 'accepted', short: 'accepted' },
  retry: { name: 'will be tried again', short: 'queued' },
  uncertain: { name: 'not known whether it arrived', short: 'uncertain' },
  failed: { name: 'failed', short: 'failed' },
  expired: { name: 'expired', short: 'expired' },
  superseded: { name: 'replaced by a newer one', short: 'superseded' },
  cancelled: { name: 'cancelled', short: 'cancelled' },
  copied: { name: 'said elsewhere', short: 'said' },
};

/** What became of a message, in words. */
export const deliveryName = (state: DeliveryState): string => STATES[state].name;

/** What became of a message, in one word. */
export const deliveryWord = (state: DeliveryState): string => STATES[state].short;

/** True where the text is with the receiver. */
export const hasArrived = (last: LastDelivery | null): boolean => last?.stage === 'arrived';

/** True where this program itself has sent it: nobody said it elsewhere. */
export const wasSent = (last: LastDelivery | null): boolean => hasArrived(last) && last?.state !== 'copied';

/** True while it is tried again at a time that is known. */
export const isTriedAgain = (state: DeliveryState): boolean => state === 'retry';
