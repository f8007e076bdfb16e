// The field's words as they stand on the screen.
import type { DeliveryState, IncidentState, Severity } from './types';

export const SEVERITIES: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'];

/** `SEV 1` */
export const severityName = (severity: Severity): string => `SEV ${severity.slice(3)}`;

/** `Identified` */
export const stateName = (state: IncidentState): string => state.charAt(0).toUpperCase() + state.slice(1);

/** True while people work on it. */
export const isOpen = (state: IncidentState): boolean =>
  state === 'investigating' || state === 'identified' || state === 'monitoring';

const DELIVERY: Record<DeliveryState, string> = {
  queued: 'waiting',
  sending: 'sending',
  sent: 'sent',
  accepted: 'accepted',
  retry: 'will be tried again',
  uncertain: 'not known whether it arrived',
  failed: 'failed',
  expired: 'expired',
  superseded: 'replaced by a newer one',
  cancelled: 'cancelled',
  copied: 'said elsewhere',
};

/** What became of a message, in words. */
export const deliveryName = (state: DeliveryState): string => DELIVERY[state];

/** `1 step`, `7 steps` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
