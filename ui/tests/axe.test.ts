// No screen has a violation that axe can see. Colours are measured from the tokens, in contrast.test.ts.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { askClose, firstRun, reset } from '../src/dev/host';
import { router } from '../src/lib/router.svelte';

beforeEach(() => {
  reset();
  router.home();
});

async function violations() {
  const found = await axe.run(document.documentElement, {
    rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
  });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}

const shown = (text: string | RegExp) =>
  waitFor(() => expect(screen.getAllByText(text).length).toBeGreaterThan(0));

const screens: [string, () => Promise<void>][] = [
  [
    'Home with hits',
    async () => {
      render(App);
      await shown('Open now');
      await userEvent.setup().keyboard('d500 errors');
      await shown('No runbook');
    },
  ],
  [
    'First run',
    async () => {
      firstRun();
      render(App);
      await shown(/Three steps/);
    },
  ],
  [
    'Reader',
    async () => {
      router.runbooks('database/replica-failover.md');
      render(App);
      await shown('Outline');
    },
  ],
  [
    'Settings with the form',
    async () => {
      router.settings();
      render(App);
      await shown('Channels');
      await userEvent.setup().keyboard('a');
      await shown('Add the channel');
    },
  ],
  [
    'Palette',
    async () => {
      render(App);
      await shown('Open now');
      await userEvent.setup().keyboard('{Control>}k{/Control}');
    },
  ],
  [
    'Keys sheet',
    async () => {
      render(App);
      await shown('Open now');
      await userEvent.setup().keyboard('?');
    },
  ],
  [
    'Closing',
    async () => {
      render(App);
      await shown('Open now');
      askClose(['INC-0004 is open.']);
      await shown('INC-0004 is open.');
    },
  ],
];

it.each(screens)('%s', async (_name, show) => {
  document.documentElement.lang = 'en';
  await show();
  expect(await violations()).toEqual([]);
});
