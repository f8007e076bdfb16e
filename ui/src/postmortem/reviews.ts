// Where a post-mortem stands, as it is called, and when it is due.
import { clockUtc, countdown, hhmmUtc, shortDay } from '$lib/time';
import type { ReviewState } from '$lib/types';

interface Facts {
  name: string;
  /** It is a draft, and so is a file of it. */
  draft?: true;
  /** Nobody changes its text any more. */
  readOnly?: true;
}

const REVIEWS: Record<ReviewState, Facts> = {
  draft: { name: 'Draft', draft: true },
  in_review: { name: 'In review' },
  reviewed: { name: 'Reviewed' },
  closed: { name: 'Closed', readOnly: true },
};

export const REVIEW_STATES = Object.keys(REVIEWS) as ReviewState[];

/** `In review` */
export const reviewName = (review: ReviewState): string => REVIEWS[review].name;

/** True while it is a draft. */
export const isDraft = (review: ReviewState): boolean => REVIEWS[review].draft ?? false;

/** True for a post-mortem whose text stays as it is. */
export const isReadOnly = (review: ReviewState): boolean => REVIEWS[review].readOnly ?? false;

/** The state after this one, or before it; the last one stays. */
export function moved(from: ReviewState, by: 1 | -1): ReviewState {
  return REVIEW_STATES[REVIEW_STATES.indexOf(from) + by] ?? from;
}

/** Hours before it is due from which it is said louder. */
const SOON_MS = 12 * 3_600_000;

/** How urgent it is: nothing, soon, or over. */
export const urgency = (due: number, now: number): '' | 'soon' | 'over' =>
  due <= now ? 'over' : due - now <= SOON_MS ? 'soon' : '';

/** `due Sun 8 Mar 15:09 UTC` */
export const dueWords = (due: number, now: number): string =>
  `${due <= now ? 'was due' : 'due'} ${shortDay(due, now)} ${hhmmUtc(due)} UTC`;

/** What is left, running: `46:49:02`. */
export const left = (due: number, now: number): string => countdown(due - now);

/** When a version was saved, in the head and in the list alike: `Sun 8 Mar 16:19:58 UTC`. */
export const savedWords = (at: number, now: number): string => `${shortDay(at, now)} ${clockUtc(at)} UTC`;
