import { mount } from 'svelte';
import './tokens.css';
import './base.css';
import './layout.css';
import './pages.css';
import './controls.css';
import './fit.css';
import './choice.css';
import './log.css';
import App from './App.svelte';
import { failures } from './lib/errors.svelte';
import { memory } from './lib/memory';
import { router } from './lib/router.svelte';
import { applyTheme, keptTheme } from './lib/theme';

applyTheme(keptTheme());
await memory.recall();
router.comeBack();
const [waits] = memory.incidents('postmortem');
if (waits !== undefined) {
  const show = { name: 'Show the post-mortem', run: () => router.postmortem(waits) };
  failures.done('A text that was typed is not kept yet, and waits in its post-mortem.', [show]);
}
document.addEventListener('visibilitychange', () => memory.flush());

const target = document.getElementById('app');
if (target) mount(App, { target });
