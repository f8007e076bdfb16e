// The page for looking at screens without the shell: `dev.html?screen=…&theme=…&first&type=…&keys=…` in fixtures mode.
import { firstRun, fixture } from './host';

const asked = new URLSearchParams(location.search);
const screen = asked.get('screen') ?? 'home';
const at = screen.startsWith('{') ? screen : JSON.stringify({ at: screen });
localStorage.setItem('holdfast.screen', at);
localStorage.setItem('holdfast.theme', asked.get('theme') ?? 'dark');
if (asked.has('first')) firstRun();
fixture.settings.theme = asked.get('theme') ?? 'dark';

await import('../main');

setTimeout(() => {
  const field = document.activeElement;
  const words = asked.get('type');
  if (words && field instanceof HTMLInputElement) {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const key of asked.getAll('key')) {
    const [name = '', ...modifiers] = key.split('+').reverse();
    const ctrlKey = modifiers.includes('Ctrl');
    const altKey = modifiers.includes('Alt');
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key: name, ctrlKey, altKey, bubbles: true }),
    );
  }
}, 400);
