// The players' page. It asks the shell for its own view alone: what else there is it may not read.
import { mount } from 'svelte';
import '../tokens.css';
import '../base.css';
import '../layout.css';
import PlayersScreen from './PlayersScreen.svelte';
import { applyTheme, keptTheme } from '$lib/theme';

applyTheme(keptTheme());
// The facilitator's window keeps the theme, and says so to this one when another is chosen.
window.addEventListener('storage', () => applyTheme(keptTheme()));

const target = document.getElementById('app');
if (target) mount(PlayersScreen, { target });
