import { expect, it } from 'vitest';
import { bring, shift } from './scrolling';

const place = { top: 100, bottom: 500 };

it('scrolls no further than needed, and shows the beginning of what is too tall', () => {
  expect(shift(place, { top: 200, bottom: 240 }), 'it is in view').toBe(0);
  expect(shift(place, { top: 60, bottom: 90 })).toBe(-40);
  expect(shift(place, { top: 480, bottom: 560 })).toBe(60);
  expect(shift(place, { top: 300, bottom: 900 }), 'taller than the place').toBe(200);
  expect(shift(place, { top: 200, bottom: 240 }, 'start')).toBe(100);
});

it('scrolls the place around it, and nothing around that', () => {
  document.body.innerHTML =
    '<main style="overflow-y:auto"><div style="overflow-y:auto"><p>here</p></div></main>';
  const [outer, inner, words] = ['main', 'div', 'p'].map((one) => document.querySelector(one));
  if (!outer || !inner || !words) throw new Error('the page was not made');
  words.getBoundingClientRect = () => new DOMRect(0, 900, 10, 20);
  bring(words);
  expect([outer.scrollTop, inner.scrollTop > 0]).toEqual([0, true]);
});
