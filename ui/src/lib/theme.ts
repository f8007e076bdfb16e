// Dark, light, or as the system says. The last choice is kept, so that the next start does not flash.

import type { Theme } from './types';

/** What can be chosen, the usual one first. */
export const THEMES = ['system', 'dark', 'light'] as const satisfies Theme[];

export const THEME_NAMES: Record<Theme, string> = {
  dark: 'Dark theme',
  light: 'Light theme',
  system: 'Theme as the system has it',
};

const KEY = 'holdfast.theme';
let stop: () => void = () => {};

/** Shows the theme from now on. */
export function applyTheme(theme: Theme): void {
  stop();
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

/** The theme of the last time; the system's when it is not known. */
export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((one) => one === kept) ?? 'system';
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
