// AA for every pair of tokens that text is set in, in both themes: 4.5 for text, 3 for strokes that mean something.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/tokens.css', 'utf8');
const tokens = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
const light = css.slice(css.indexOf("[data-theme='light']"));
const themes = { dark: tokens(css.slice(0, css.indexOf("[data-theme='light']"))), light: tokens(light) };

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function luminance(colour: number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => channel(part / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: number[], b: number[]): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const mix = (over: number[], under: number[], part: number) =>
  over.map((value, n) => value * part + (under[n] ?? 0) * (1 - part));

const TEXT = ['text', 'dim', 'accent', 'ok', 'warn', 'bad', 'exercise', 'sev3', 'sev4', 'sev5'];
const GROUNDS = ['bg', 'panel', 'raised'];
const FILLS = [
  ['on-sev', 'sev1'],
  ['on-sev2', 'sev2'],
  ['on-bad', 'bad'],
  ['on-accent', 'accent'],
  ['on-ok', 'ok'],
  ['on-exercise', 'exercise'],
];

describe.each(Object.entries(themes))('%s', (_theme, set) => {
  const colour = (name: string) => {
    const hex = set[name];
    if (!hex) throw new Error(`tokens.css has no --${name}`);
    return rgb(hex);
  };

  it.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground])))('%s on %s', (text, ground) => {
    expect(contrast(colour(text as string), colour(ground as string))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(FILLS)('%s on %s', (text, fill) => {
    expect(contrast(colour(text as string), colour(fill as string))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['warn', 0.1],
    ['bad', 0.12],
  ])('the clock and the notice on their own tint of %s', (tone, part) => {
    const ground = mix(colour(tone), colour('panel'), part);
    expect(contrast(colour(tone), ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('dim'), ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)('strokes of boxes and fields on %s', (ground) => {
    expect(contrast(colour('faint'), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
