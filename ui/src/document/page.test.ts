import { expect, it } from 'vitest';
import { readerView } from '../dev/views';
import { Page } from './page.svelte';

it('goes through the commands of a step one by one, and begins anew where it comes to a step', () => {
  const view = readerView();
  const first = view.runbook.phases[0]?.steps[0];
  if (!first) throw new Error('the fixture has a first step');
  first.commands = ['one', 'two', 'three'];
  const page = new Page(() => view);
  expect(page.upcoming, 'before a step is chosen').toBeNull();
  page.choose('1');
  page.nextCopy();
  expect(page.upcoming).toEqual({ command: 'two', place: 2, of: 3 });
  page.move(1);
  page.move(-1);
  expect(page.upcoming).toEqual({ command: 'one', place: 1, of: 3 });
  for (let n = 0; n < 3; n++) page.nextCopy();
  expect(page.upcoming?.place, 'round the end').toBe(1);
});

it('comes back to the step on which it was left', () => {
  const view = readerView();
  const left = new Page(() => view);
  left.choose('3');
  expect(new Page(() => view, left.mark).stop?.step).toBe('3');
});

it('goes through what can be copied alone under a step, and stops after the last', () => {
  const view = readerView('database/replica-failover.md');
  const first = view.runbook.phases[0]?.steps[0];
  if (!first) throw new Error('the fixture has a first step');
  first.commands = ['cd /srv\n./load', 'ls'];
  first.copying = [
    {
      command: 0,
      ask: 'Not whole.',
      lines: [
        [0, 1],
        [1, 2],
      ],
    },
  ];
  const page = new Page(() => view);
  page.choose('1');
  expect(page.lines).toEqual(['cd /srv', './load', 'ls']);
  expect(page.askOf('cd /srv\n./load')).toBe('Not whole.');
  for (let n = 0; n < 3; n++) page.nextLine();
  expect(page.upcomingLine).toBeNull();
  page.choose('1');
  expect(page.upcomingLine).toEqual({ text: 'cd /srv', place: 1, of: 3 });
});
