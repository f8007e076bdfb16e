// The states of an incident, in one table: what each is called and what can still be done in it.
import type { IncidentState, StateWay } from './types';

interface Facts {
  name: string;
  /** People work on it. */
  open?: true;
  /** Something can still be recorded. */
  writable?: true;
}

const STATES: Record<IncidentState, Facts> = {
  investigating: { name: 'Investigating', open: true, writable: true },
  identified: { name: 'Identified', open: true, writable: true },
  monitoring: { name: 'Monitoring', open: true, writable: true },
  // What comes after recovery is ticked when it is resolved.
  resolved: { name: 'Resolved', writable: true },
  closed: { name: 'Closed' },
  declined: { name: 'Declined' },
};

/** `Identified` */
export const stateName = (state: IncidentState): string => STATES[state].name;

/** `Declined, false alarm` */
export const stateInFull = (state: IncidentState): string =>
  state === 'declined' ? `${stateName(state)}, false alarm` : stateName(state);

/** True while people work on it. */
export const isOpen = (state: IncidentState): boolean => STATES[state].open ?? false;

/** True while something can be recorded. */
export const isWritable = (state: IncidentState): boolean => STATES[state].writable ?? false;

/** True where it can be closed for good. */
export const isClosable = (ways: StateWay[]): boolean => ways.some((way) => way.deed === 'close');

/** The states of an incident that people work on, in their order. */
export const OPEN_STATES: readonly IncidentState[] = ['investigating', 'identified', 'monitoring'];

/** What a last update tells. */
export const RESOLVED: IncidentState = 'resolved';

/** The states that an update can tell. */
export const TOLD_STATES: readonly IncidentState[] = [...OPEN_STATES, RESOLVED];
