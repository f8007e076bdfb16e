// Every setting by the words that people look for it with: some are done at once, for the others the place opens where
// they are set. Pure but for what they do.
import { tick } from 'svelte';
import { attempt, failures } from '$lib/errors.svelte';
import { configure } from '$lib/host';
import { router } from '$lib/router.svelte';
import { THEMES, THEME_NAMES } from '$lib/theme';
import type { Setting, SettingsView } from '$lib/types';
import type { Found } from './palette';

/** The places of the settings screen: the id of a heading or a field, what it is called, and other words for it. */
const PLACES: [id: string, name: string, words: string][] = [
  ['actor', 'Your name on the timeline', 'who acts person actor'],
  ['folder', 'Workspace: the team’s folder', 'repository git toml'],
  ['add-folder', 'Folders of runbooks', 'library look for'],
  ['channels', 'Channels', 'address secret keychain'],
  ['rhythm', 'Rhythm: how often an update is promised', 'cadence interval minutes'],
  ['places', 'Where things lie: data folder and version', 'path log database'],
];

/** Changes a setting and says what came of it; false where it stays as it was. */
export async function set(setting: Setting): Promise<boolean> {
  const answer = await attempt(() => configure(setting));
  if (answer && !answer.ok) failures.report(answer);
  return answer?.ok ?? false;
}

/** The next size of text, larger or smaller; the same at the end. */
export function nextSize({ text_size, text_sizes }: SettingsView, by: 1 | -1): number {
  const further = text_sizes.filter((size) => (by > 0 ? size > text_size : size < text_size));
  return (by > 0 ? further[0] : further.at(-1)) ?? text_size;
}

/** The size that was asked for last. The settings say it a moment later: of fast presses none is lost. */
let asked: number | null = null;
/** Over once the sizes that were asked for are set, one after the other. */
let asking = Promise.resolve();

/** Asks for a size of text, in percent. */
export function sizeText(percent: number): void {
  asked = percent;
  asking = asking.then(async () => {
    if (!(await set({ set: 'text_size', percent }))) asked = null;
  });
}

/** Makes the text larger (1), smaller (-1) or as usual (0). */
export function resize(settings: SettingsView | null, by: 1 | -1 | 0): void {
  if (!settings) return;
  const now = asked ?? settings.text_size;
  const percent = by === 0 ? 100 : nextSize({ ...settings, text_size: now }, by);
  if (percent !== now) sizeText(percent);
}

/** Other words for a place: for the channels also what the kinds are called. */
const wordsOf = (id: string, words: string, { providers }: SettingsView): string =>
  id === 'channels'
    ? [words, ...providers.flatMap(({ kind, name, search }) => [kind, name, search])].join(' ')
    : words;

export function settingThings(settings: SettingsView | null): Found[] {
  if (!settings) return [];
  const thing = (id: string, name: string, detail: string, words: string, run: () => void): Found => ({
    kind: 'setting',
    id,
    name,
    detail: `Settings · ${detail}`,
    words,
    run,
  });
  const awake = settings.keep_awake;
  return [
    ...THEMES.map((theme) =>
      thing(
        `theme ${theme}`,
        THEME_NAMES[theme],
        theme === settings.theme ? 'now' : 'theme',
        'mode look',
        () => void set({ set: 'theme', theme }),
      ),
    ),
    thing(
      'awake',
      awake ? 'Let this laptop fall asleep' : 'Keep this laptop awake',
      'sleep',
      'keep awake',
      () => void set({ set: 'keep_awake', on: !awake }),
    ),
    ...PLACES.map(([id, name, words]) =>
      thing(id, name, 'place', wordsOf(id, words, settings), () => void goTo(id)),
    ),
  ];
}

/** Opens the settings where something is set. */
async function goTo(id: string): Promise<void> {
  router.settings();
  await tick();
  const place = document.getElementById(id);
  const field = place?.matches('input') ? place : place?.closest('section')?.querySelector('input, button');
  if (field instanceof HTMLElement) field.focus();
}
