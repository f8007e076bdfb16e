import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { beforeEach } from 'vitest';
import { forgetPlaces } from '../src/incident/stood';
import { FIELDS, memory } from '../src/lib/memory';

configure({ asyncUtilTimeout: 20_000 });

// Every test is a window of its own.
beforeEach(forgetPlaces);
beforeEach(() => {
  for (const field of FIELDS) memory.incidents(field).forEach((id) => memory.set(`${field}.${id}`, null));
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
