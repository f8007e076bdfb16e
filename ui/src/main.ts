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
import { memory } from './lib/memory';
import { router } from './lib/router.svelte';
import { applyTheme, keptTheme } from './lib/theme';

applyTheme(keptTheme());
await memory.recall();
router.comeBack();
document.addEventListener('visibilitychange', () => memory.flush());

const target = document.getElementById('app');
if (target) mount(App, { target });
