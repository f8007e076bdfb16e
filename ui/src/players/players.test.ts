// What players see, and what they cannot.
import { render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { change, fixture, reset } from '../dev/host';
import { exerciseView } from '../dev/views';
import PlayersScreen from './PlayersScreen.svelte';

beforeEach(reset);

async function show() {
  render(PlayersScreen);
  await screen.findByRole('heading', { name: 'Primary database is gone' });
}

it('shows what was given, the latest first, the story’s time, and how the incident stands', async () => {
  await show();
  const given = screen.getAllByRole('article').map((one) => one.textContent);
  expect(given[0]).toContain('The nightly dump from 02:00 is 0 bytes.');
  expect(given[0], 'a hint that was given').toContain('newest backup that was ever restored');
  expect(given[1]).toContain('connection refused');
  expect(given[2], 'how it began').toContain('Checkout fails for everybody');
  expect(screen.getByRole('timer')).toHaveTextContent('T+00:31:20');
  expect(screen.getByText('Paused')).toBeInTheDocument();
  expect(screen.getByText('Dana', { exact: false })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Exercise' })).toBeInTheDocument();
  expect(document.title).toContain('EXERCISE');
});

it('holds nothing that only the facilitator may read, and asks for nothing else', async () => {
  await show();
  const secret = exerciseView().injects.flatMap((one) => [
    ...one.expectations.map((each) => each.text),
    ...one.hints.slice(one.id === 'I2' ? 1 : 0),
    ...one.facilitator,
    ...(one.status === 'released' ? [] : [one.text, one.title]),
  ]);
  expect(secret.length).toBeGreaterThan(10);
  const held = JSON.stringify(fixture.players) + document.documentElement.innerHTML;
  expect(secret.filter((words) => held.includes(words))).toEqual([]);
});

it('follows what is released', async () => {
  await show();
  fixture.players.given.push({
    at_ms: 2_400_000,
    text: 'The replica is behind.',
    from: null,
    to: [],
    via: null,
    hints: [],
  });
  fixture.players.clock.aborted = 'INC-0002 is real';
  change();
  expect(await screen.findByText('The replica is behind.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('broken off: INC-0002 is real'));
});

it('has no violation that axe can see', async () => {
  document.documentElement.lang = 'en';
  await show();
  const rules = { 'color-contrast': { enabled: false } };
  const found = await axe.run(document.documentElement, { rules });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
});
