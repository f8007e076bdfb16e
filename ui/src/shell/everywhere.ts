// The keys that work on every screen.
import type { Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import type { HomeView, SettingsView } from '$lib/types';
import { resize } from './setting-things';

/** All of them; `show` opens the palette or the sheet of keys. */
export function everywhere(
  home: () => HomeView | null,
  settings: () => SettingsView | null,
  show: (which: 'palette' | 'keys') => void,
): Binding[] {
  /** The incident that has a place: an open one, or one that ended and keeps it until it is closed. */
  const placed = (place: number) =>
    [...(home()?.open ?? []), ...(home()?.recent ?? [])].find((one) => one.place === place);
  const openPlace = (place: number): Binding => ({
    keys: `Alt+${place}`,
    get name() {
      return `Open ${placed(place)?.number ?? ''}`;
    },
    when: () => placed(place) !== undefined,
    run: () => {
      const one = placed(place);
      if (one) router.incident(one.id);
    },
    palette: false,
  });
  /** The exercise that runs by a scenario now; there is one at most. */
  const played = () => home()?.open.find((one) => one.scenario);
  const direct: Binding = {
    keys: 'Alt+X',
    get name() {
      return `Direct the exercise ${played()?.number ?? ''}`;
    },
    when: () => played() !== undefined,
    run: () => {
      const one = played();
      if (one) router.exercise(one.id);
    },
  };
  return [
    { keys: 'Ctrl+K', name: 'Find anything', run: () => show('palette'), palette: false },
    { keys: '?', name: 'Show the keys', run: () => show('keys') },
    { keys: 'Alt+D', name: 'Declare an incident', run: () => router.declare() },
    { keys: 'Alt+H', name: 'Home', run: () => router.home() },
    { keys: 'Alt+R', name: 'Runbooks', run: () => router.reading() },
    { keys: 'Alt+E', name: 'Exercises', run: () => router.scenario() },
    direct,
    { keys: 'Alt+A', name: 'Action items', run: () => router.actions() },
    { keys: 'Alt+O', name: 'All incidents', run: () => router.report() },
    { keys: 'Ctrl+,', name: 'Settings', run: () => router.settings() },
    { keys: ['Ctrl+Plus', 'Ctrl+='], name: 'Larger text', run: () => resize(settings(), 1) },
    { keys: 'Ctrl+-', name: 'Smaller text', run: () => resize(settings(), -1) },
    { keys: 'Ctrl+0', name: 'Text at its usual size', run: () => resize(settings(), 0) },
    ...Array.from({ length: 9 }, (_, n) => openPlace(n + 1)),
  ];
}
