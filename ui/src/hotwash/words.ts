// The words of the hot wash: elements of the plan, times of the story. Pure.
import type { Element, Score } from '$lib/types';

export const ELEMENTS: Record<Element, string> = {
  planning: 'planning',
  organisation: 'organisation',
  equipment: 'equipment',
  training: 'training',
  exercises: 'exercises',
};

/** A time of the story: `T+00:31:20`. */
export function storyTime(ms: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const s = Math.max(0, Math.floor(ms / 1000));
  const seconds = s % 60 === 0 ? '' : `:${two(s % 60)}`;
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}${seconds}`;
}

/** `3 of 5 met, 1 in part` */
export function scoreOf({ yes, partial, no, open }: Score): string {
  const all = yes + partial + no + open;
  if (all === 0) return 'none came up';
  const rest: [number, string][] = [
    [partial, 'in part'],
    [no, 'not'],
    [open, 'not marked'],
  ];
  const more = rest.filter(([n]) => n > 0).map(([n, what]) => `, ${n} ${what}`);
  return `${yes} of ${all} met${more.join('')}`;
}
