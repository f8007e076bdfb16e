// How the ranks of the notice bar look: a sign and a tone for each. Their order and their answers are the core's.
import type { Rank } from '$lib/types';

/** The colour of a line. */
export type NoticeTone = 'red' | 'amber' | 'quiet';

interface Look {
  sign: string;
  tone: NoticeTone;
  /** Its words are a question. */
  asks?: true;
}

const LOOKS: Record<Rank, Look> = {
  nothing_recorded: { sign: '⊘', tone: 'red' },
  not_delivered: { sign: '✕', tone: 'red' },
  overdue: { sign: '!', tone: 'red' },
  not_known: { sign: '?', tone: 'amber', asks: true },
  soon: { sign: '◔', tone: 'amber' },
  call: { sign: '↑', tone: 'amber' },
  first: { sign: '◷', tone: 'amber' },
  odd: { sign: 'i', tone: 'quiet' },
};

export const lookOf = (rank: Rank): Look => LOOKS[rank];
