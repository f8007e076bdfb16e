// The page for looking at screens without the shell, in fixtures mode:
// `dev.html?screen=home&theme=light&first&do=key:d&do=type:500 errors`. Deeds are done in order.
import type { Theme } from '../lib/types';
import { askClose, firstRun, fixture } from './host';

const asked = new URLSearchParams(location.search);
const screen = asked.get('screen') ?? 'home';
const theme = (asked.get('theme') ?? 'dark') as Theme;
localStorage.setItem('holdfast.theme', theme);
if (asked.has('first')) firstRun();
fixture.remembered['screen'] = screen.startsWith('{') ? JSON.parse(screen) : { at: screen };
fixture.settings.theme = theme;
// The post-mortem of an incident that is over, with so many hours left.
if (asked.has('due')) fixture.draft.due_at = fixture.home.now.now + Number(asked.get('due')) * 3_600_000;
// A file that is made lasts until it is stopped.
fixture.lasting = asked.has('lasting');

// The next deed is refused with these words.
const why = asked.get('refuse');
if (why !== null) fixture.refuse = { code: 'refused', message: why };

await import('../main');
await pause();
for (const deed of asked.getAll('do')) {
  const [what, rest] = [deed.slice(0, deed.indexOf(':')), deed.slice(deed.indexOf(':') + 1)];
  if (what === 'key') press(rest);
  if (what === 'type') type(rest);
  if (what === 'close') askClose(rest.split(','));
  await pause();
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 300));
}

function press(chord: string): void {
  const [key = '', ...modifiers] = chord.split('+').reverse();
  const on = document.activeElement ?? document.body;
  const held = (name: string) => modifiers.includes(name);
  const keys = { ctrlKey: held('Ctrl'), altKey: held('Alt'), shiftKey: held('Shift') };
  const how = { ...keys, bubbles: true, cancelable: true };
  on.dispatchEvent(new KeyboardEvent('keydown', { key, ...how }));
  // A browser sends a form only for a key that a person pressed.
  if (chord === 'Enter' && on instanceof HTMLInputElement) on.form?.requestSubmit();
}

function type(words: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
