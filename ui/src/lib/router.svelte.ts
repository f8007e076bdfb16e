// Which screen is shown. It is remembered, so that a window that comes back is where it was.

export type Screen =
  | { at: 'home' }
  | { at: 'runbooks'; path: string | null }
  | { at: 'incident'; id: string; compose: boolean }
  | { at: 'settings' };

const KEY = 'holdfast.screen';

export class Router {
  screen = $state<Screen>({ at: 'home' });

  constructor() {
    this.screen = remembered();
  }

  home(): void {
    this.#go({ at: 'home' });
  }

  /** The reader; without a path it shows the first runbook. */
  runbooks(path: string | null = null): void {
    this.#go({ at: 'runbooks', path });
  }

  /** An incident; with `compose` its composer opens at once. */
  incident(id: string, options: { compose?: boolean } = {}): void {
    this.#go({ at: 'incident', id, compose: options.compose ?? false });
  }

  settings(): void {
    this.#go({ at: 'settings' });
  }

  #go(screen: Screen): void {
    this.screen = screen;
    const kept = screen.at === 'incident' ? { ...screen, compose: false } : screen;
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the window starts at Home; nothing else depends on it.
    }
  }
}

/** The router of the window. */
export const router = new Router();

function remembered(): Screen {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (isScreen(kept)) return kept;
  } catch {
    // Unreadable: as if nothing was kept.
  }
  return { at: 'home' };
}

function isScreen(value: unknown): value is Screen {
  if (typeof value !== 'object' || value === null || !('at' in value)) return false;
  if (value.at === 'home' || value.at === 'settings') return true;
  if (value.at === 'runbooks')
    return 'path' in value && (value.path === null || typeof value.path === 'string');
  return value.at === 'incident' && 'id' in value && typeof value.id === 'string';
}
