import { expect, it } from 'vitest';
import { homeView, OTHER } from '../../dev/views';
import { colourOf, faceAt, offers, shortWords } from './faces';
import type { Face } from '$lib/types';

it('turns by itself: the page picks the face whose time has come', () => {
  const clock = homeView().open.find((one) => one.id === OTHER)?.clock ?? { faces: [] };
  const [calm, soon, late] = clock.faces;
  expect([calm?.face, soon?.face, late?.face]).toEqual(['calm', 'soon', 'overdue']);
  const at = (now: number) => faceAt(clock, now)?.face;
  expect(at(0), 'a clock that is behind shows the first').toBe('calm');
  expect(at((soon?.from ?? 0) - 1)).toBe('calm');
  expect(at(soon?.from ?? 0)).toBe('soon');
  expect(at((late?.from ?? 0) + 60_000)).toBe('overdue');
});

it('has the colour that the core says, and offers what the face asks for', () => {
  const clock = homeView().open.find((one) => one.id === OTHER)?.clock ?? { faces: [] };
  expect(clock.faces.map((face) => colourOf(face.tone))).toEqual(['', 'soon', 'over']);
  expect(colourOf('lost'), 'however much time is left').toBe('over');
  expect([offers('other_sends'), offers('nothing_sends'), offers('calm')]).toEqual(['take', 'copy', 'post']);
});

it('says in a word what does not count', () => {
  const words = (face: Face) => shortWords(face, true);
  expect(['not_delivered', 'held', 'unpromised', 'calm'].map((face) => words(face as Face))).toEqual([
    '✕ lost',
    'held',
    'none',
    null,
  ]);
});
