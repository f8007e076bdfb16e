// All incidents beside each other: each is a point, and few have no average.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { router } from '$lib/router.svelte';
import { scale } from './dots';

beforeEach(() => {
  reset();
  router.home();
});

it('shows each incident as a point that opens it, and no median of few', async () => {
  render(App);
  const user = userEvent.setup();
  await user.keyboard('{Alt>}o{/Alt}');
  const point = (
    await screen.findAllByRole('button', { name: /INC-0002 Search index lagging.*1 h 12 min/ })
  )[0];
  expect(screen.getAllByText(/a median is said from ten on/).length).toBeGreaterThan(0);
  expect(screen.getByRole('region', { name: 'Exercises' })).toHaveTextContent('Leaked credentials');
  expect(screen.getByRole('region', { name: 'Incidents' })).not.toHaveTextContent('Leaked credentials');
  if (point) await user.click(point);
  expect(router.screen.at).toBe('incident');
});

it('draws a line at the middle where there are enough', async () => {
  fixture.report.real.lasted = { n: 12, median_ms: 1_800_000, least_ms: 60_000, most_ms: 7_200_000 };
  router.report();
  const { container } = render(App);
  expect(await screen.findByText(/n 12, median 30 min, from 1 min to 2 h 00 min$/)).toBeInTheDocument();
  expect(container.querySelector('.median')).not.toBeNull();
});

it('puts short and long on one scale', () => {
  const { at, marks } = scale([30_000, 3_600_000]);
  expect(marks).toEqual([60_000, 300_000, 900_000, 3_600_000]);
  expect(at(0)).toBe(0);
  expect(at(3_600_000)).toBe(1);
  expect(at(300_000)).toBeGreaterThan(at(60_000));
});

it('has no violation that axe can see', async () => {
  router.report();
  render(App);
  await screen.findByRole('region', { name: 'Incidents' });
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(found.violations).toEqual([]);
});
