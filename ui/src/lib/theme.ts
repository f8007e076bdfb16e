// Dark, light, or as the system says. The last choice is kept, so that the next start does not flash.

import type { Theme } from './types';

/** What can be chosen, the usual one first. */
export const THEMES = ['system', 'dark', 'light'] as const satisfies Theme[];

const KEY = 'holdfast.theme';
let stop: () => void = () => {};

/** Shows the theme; an unknown word means the system's. */
export function applyTheme(word: string): void {
  stop();
  const theme = THEMES.find((one) => one === word) ?? 'system';
  const light = window.matchMedia('(prefers-color-scheme: light)');
  const show = () => {
    const resolved = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
    document.documentElement.dataset['theme'] = resolved;
  };
  show();
  light.addEventListener('change', show);
  stop = () => light.removeEventListener('change', show);
  keep(theme);
}

/** The theme of the last time. */
export function keptTheme(): string {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the settings view brings the theme a moment later.
  }
}
