import { describe, expect, it } from 'vitest';
import { Heights } from './heights';

describe('rows of differing heights', () => {
  it('says where each lies and which lies at a place, before and after they are measured', () => {
    const heights = new Heights(1000, () => 20);
    expect([heights.total, heights.top(10), heights.at(205)]).toEqual([20_000, 200, 10]);
    expect(heights.set(3, 120), 'a measure is news').toBe(true);
    expect(heights.set(3, 120.2), 'the same one is not').toBe(false);
    expect([heights.total, heights.top(3), heights.top(4), heights.at(150)]).toEqual([20_100, 60, 180, 3]);
  });

  it('agrees with a plain sum for any measures', () => {
    const plain = Array.from({ length: 257 }, (_, n) => ((n * 7919) % 61) + 1);
    const heights = new Heights(plain.length, () => 5);
    plain.forEach((height, n) => heights.set(n, height));
    let top = 0;
    plain.forEach((height, n) => {
      expect([heights.top(n), heights.at(top), heights.at(top + height - 0.5)]).toEqual([top, n, n]);
      top += height;
    });
    expect(heights.total).toBe(top);
  });

  it('draws what is in view and a little more, never outside of what there is', () => {
    const heights = new Heights(100_000, () => 20);
    expect(heights.range(1_000_000, 800, 200)).toEqual([49_990, 50_051]);
    expect(heights.range(-500, 800, 200)).toEqual([0, 26]);
    expect(heights.range(9e9, 800, 200)).toEqual([99_999, 100_000]);
    expect(new Heights(0, () => 1).range(0, 800, 200)).toEqual([0, 0]);
  });
});
