// Which screen is shown. It is remembered, so that a window that comes back is where it was.
import { failures } from './errors.svelte';
import { memory } from './memory';

/** What is looked for in a runbook that was opened from a hit. */
export interface Sought {
  /** As they stand in the file. */
  words: string;
  /** The line in which they were found best, or a part of it. */
  line: string;
}

/** How a runbook is come to: what it is opened at, and whether the focus goes into its text. */
export interface Arrival {
  find?: Sought | null;
  /** It is shown from its top, wherever it was left. */
  top?: boolean;
  focus?: boolean;
  /** The incident whose copy is read where the file is gone. */
  incident?: string;
}

export type Screen =
  | { at: 'home'; declare: { path: string | null } | null }
  | { at: 'runbooks'; path: string | null; anchor?: string; arrival?: Arrival }
  | { at: 'incident'; id: string; compose: boolean }
  | { at: 'exercise'; id: string; stop: boolean }
  | { at: 'scenario'; path: string | null }
  | { at: 'hotwash'; id: string }
  | { at: 'postmortem'; id: string }
  | { at: 'actions' }
  | { at: 'report' }
  | { at: 'lessons'; id: string }
  | { at: 'settings'; channel?: string };

/** Screens that can be gone back to. */
const BACK = 50;
const HOME: Screen = { at: 'home', declare: null };

export class Router {
  screen = $state<Screen>(HOME);
  /** The incident that was shown last: where one comes from on a screen that is of none. */
  origin = $state<string | null>(null);
  #before: Screen[] = [];
  /** The runbook that was read last. */
  #read: string | null = null;

  /** Goes where the last window was. */
  comeBack(): void {
    const kept = memory.get('screen');
    this.screen = isScreen(kept) ? remembering(kept) : HOME;
    if ('id' in this.screen) this.origin = this.screen.id;
  }

  home(): void {
    this.#go(HOME);
  }

  /** Home with the cursor in "What do you see?"; with a path that runbook is chosen. */
  declare(path: string | null = null): void {
    this.#go({ at: 'home', declare: { path } });
  }

  /** The reader; without a path it shows the first runbook, with an anchor it goes to that heading. */
  runbooks(path: string | null = null, anchor: string | null = null, arrival?: Arrival): void {
    const how = { ...(anchor === null ? {} : { anchor }), ...(arrival ? { arrival } : {}) };
    this.#go({ at: 'runbooks', path, ...how });
  }

  /** The reader, at the runbook that was read last. */
  reading(): void {
    this.runbooks(this.#read);
  }

  /** Says which runbook is read: the reader comes back to it. */
  read(path: string): void {
    this.#read = path;
  }

  /** The screen before this one; stays where it is when there is none. */
  back(): void {
    const before = this.#before.pop();
    if (before) this.#show(before);
  }

  /** An incident; with `compose` its composer opens at once. */
  incident(id: string, options: { compose?: boolean } = {}): void {
    this.#go({ at: 'incident', id, compose: options.compose ?? false });
  }

  /** The board of action items. */
  actions(): void {
    this.#go({ at: 'actions' });
  }

  /** All incidents beside each other. */
  report(): void {
    this.#go({ at: 'report' });
  }

  /** What an incident teaches its runbooks. */
  lessons(id: string): void {
    this.#go({ at: 'lessons', id });
  }

  /** An exercise, for its facilitator; with `stop` it asks at once whether to break it off. */
  exercise(id: string, options: { stop?: boolean } = {}): void {
    this.#go({ at: 'exercise', id, stop: options.stop ?? false });
  }

  /** A file with scenarios, for whoever prepares an exercise; without a path the first of the library. */
  scenario(path: string | null = null): void {
    this.#go({ at: 'scenario', path });
  }

  /** What is made of an exercise after its end. */
  hotwash(id: string): void {
    this.#go({ at: 'hotwash', id });
  }

  /** The post-mortem of an incident. */
  postmortem(id: string): void {
    this.#go({ at: 'postmortem', id });
  }

  /** The settings; with a channel at its row. */
  settings(channel: string | null = null): void {
    this.#go(channel === null ? { at: 'settings' } : { at: 'settings', channel });
  }

  #go(screen: Screen): void {
    const same = JSON.stringify(remembering(screen)) === JSON.stringify(remembering(this.screen));
    if (!same) this.#before = [...this.#before, remembering(this.screen)].slice(-BACK);
    this.#show(screen);
  }

  #show(screen: Screen): void {
    failures.goOn();
    if ('id' in screen) this.origin = screen.id;
    this.screen = screen;
    memory.set('screen', remembering(screen));
  }
}

/** The router of the window. */
export const router = new Router();

/** What is kept of a screen: where it is, not what was about to happen there. */
function remembering(screen: Screen): Screen {
  if (screen.at === 'home') return HOME;
  if (screen.at === 'runbooks') return { at: 'runbooks', path: screen.path };
  if (screen.at === 'settings') return { at: 'settings' };
  if (screen.at === 'exercise') return { ...screen, stop: false };
  return screen.at === 'incident' ? { ...screen, compose: false } : screen;
}

function isScreen(value: unknown): value is Screen {
  if (typeof value !== 'object' || value === null || !('at' in value)) return false;
  if (typeof value.at !== 'string') return false;
  if (['home', 'settings', 'actions', 'report'].includes(value.at)) return true;
  if (value.at === 'runbooks' || value.at === 'scenario')
    return 'path' in value && (value.path === null || typeof value.path === 'string');
  const ofOne = ['incident', 'exercise', 'hotwash', 'postmortem', 'lessons'];
  return ofOne.includes(value.at) && 'id' in value && typeof value.id === 'string';
}
