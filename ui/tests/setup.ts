import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { afterEach, beforeEach, expect } from 'vitest';
import { forgetPlaces } from '../src/incident/stood';
import { keysOf, listed } from '../src/lib/keys';
import { FIELDS, memory } from '../src/lib/memory';

configure({ asyncUtilTimeout: 20_000 });

// Every test is a window of its own.
beforeEach(forgetPlaces);
beforeEach(() => {
  for (const field of FIELDS) memory.incidents(field).forEach((id) => memory.set(`${field}.${id}`, null));
});

// A key does one thing: of two that a screen gives it at once, the second would be listed and never run.
const doubled = new Set<string>();
window.addEventListener(
  'keydown',
  () => {
    for (const { name, bindings } of listed()) {
      const keys = bindings.flatMap(keysOf);
      keys.filter((key, at) => keys.indexOf(key) < at).forEach((key) => doubled.add(`${name}: ${key}`));
    }
  },
  true,
);
afterEach(() => {
  const found = [...doubled];
  doubled.clear();
  expect(found, 'keys that do two things at once').toEqual([]);
});

// The usual window, in which every part of a screen has its room.
window.innerWidth = 1440;

// jsdom has no layout: nothing scrolls, and the system's wish for a theme is unknown, so that the dark one stands.
Element.prototype.scrollIntoView ??= () => {};
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
HTMLCanvasElement.prototype.getContext = () => null;
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
