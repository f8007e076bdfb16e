// A checklist that changes while it runs, as a person uses it: the file's differences, steps of this incident, the tables.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixture, reset } from '../../dev/host';
import { changed, ID, incidentView } from '../../dev/views';
import { show } from '../../dev/shown';
import { router } from '$lib/router.svelte';
import type { IncidentView, StepView } from '$lib/types';
import { places } from '../steps';
import { barWords, inParts, openDifferences, sides, tickWords, title } from './changes';

const DIFFERENCES = changed().differences.map((one) => one.id);
const last = () => fixture.executed.at(-1)?.command;

beforeEach(() => {
  reset();
  localStorage.clear();
  router.incident(ID);
});

const stepOf = (view: IncidentView, number: string): StepView => {
  const found = places(view.runbooks).find((p) => p.step.number === number);
  if (!found) throw new Error(`no step ${number}`);
  return found.step;
};

describe('a file that changed on the disk', () => {
  it('is said in a bar, and adopted or kept difference by difference by key', async () => {
    const user = await show((view) => (view.runbooks[0]!.change = changed()));
    expect(screen.getByText('database-unresponsive.md changed on disk: 3 steps differ')).toBeInTheDocument();
    await user.keyboard('d');
    const review = await screen.findByRole('dialog', { name: 'What changed in the file' });
    expect(within(review).getByText('Step 2 edited')).toBeInTheDocument();
    expect(within(review).getByText(/It is done; that stays/), 'the tick is not lost').toBeInTheDocument();
    expect((await axe.run(review)).violations).toEqual([]);
    await user.keyboard('a');
    await waitFor(() =>
      expect(last()).toEqual({
        do: 'on',
        incident: ID,
        action: { type: 'adopt_change', runbook: 1, difference: DIFFERENCES[0] },
      }),
    );
    await user.keyboard('jo');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { type: 'keep_ours', difference: DIFFERENCES[1] } }),
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog', { name: 'What changed in the file' })).toBeNull();
  });

  it('says nothing once every difference has its answer', async () => {
    await show((view) => {
      const change = changed();
      change.differences.forEach((one) => (one.set_aside = true));
      view.runbooks[0]!.change = change;
    });
    expect(screen.queryByText(/changed on disk/)).toBeNull();
  });

  it('marks the words that differ, from the first to the last', () => {
    expect(inParts('Pull up the board now', 'Have the board now')).toEqual(['', 'Pull up', ' the board now']);
    expect(inParts('Check the logs', 'Check the new logs')).toEqual(['Check the ', '', 'logs']);
    expect(inParts('Wait', 'Wait'), 'never a word twice').toEqual(['Wait', '', '']);
    expect(inParts('Call', undefined), 'without another line').toEqual(['Call', '', '']);
  });

  it('marks the lines that differ, and names what each difference is', () => {
    const book = { ...incidentView().runbooks[0]!, change: changed() };
    const [edited, added, moved] = openDifferences([book]).map((one) => one.difference);
    expect(title(added!)).toBe('New step, after step 4');
    expect(title(moved!)).toBe('Step 7 moved, first under If database cannot be recovered');
    expect(sides(edited!).theirs).toEqual([
      ['Check recent logs of both hosts', false],
      [edited!.theirs?.commands[0], true],
    ]);
    expect(sides(moved!).theirs, 'its words are the same').toEqual([]);
    expect(tickWords(added!)).toBeNull();
    expect(barWords({ ...book, change: null })).toBeNull();
  });
});

describe('steps of this incident only', () => {
  it('adds one after the current step, with its command', async () => {
    const user = await show();
    await user.keyboard('l');
    const field = await screen.findByRole('textbox', { name: /What is to be done/ });
    expect(field).toHaveFocus();
    await user.keyboard('Look at the disk');
    await user.type(screen.getByRole('textbox', { name: 'Command, if there is one' }), 'df -h{Enter}');
    await waitFor(() =>
      expect(last()).toMatchObject({
        action: { type: 'add_step', after: '5', text: 'Look at the disk', commands: ['df -h'] },
      }),
    );
  });

  it('stands on the one that was added', async () => {
    const user = await show();
    await user.keyboard('lLook at the disk');
    const phase = fixture.incident!.runbooks[0]!.phases.find((one) =>
      one.steps.some((s) => s.number === '5'),
    )!;
    const at = phase.steps.findIndex((one) => one.number === '5');
    phase.steps.splice(at + 1, 0, { ...phase.steps[at]!, number: '5a', text: 'Look at the disk' });
    await user.keyboard('{Enter}');
    const added = await screen.findByRole('checkbox', { name: /^Step 5a:/ });
    await waitFor(() => expect(added.closest('[data-step]')).toHaveAttribute('aria-current', 'step'));
  });

  it('changes the words of a step, with the state that was seen', async () => {
    const user = await show();
    await user.keyboard('m');
    const field = await screen.findByRole('textbox', { name: /What is to be done/ });
    await user.clear(field);
    await user.type(field, 'Clear the logs{Enter}');
    await waitFor(() =>
      expect(fixture.executed.at(-1)).toMatchObject({
        command: { action: { type: 'edit_step', step: '5', text: 'Clear the logs' } },
        expected: { of: 'step', step: '5', status: 'open' },
      }),
    );
  });

  it('moves by one place', async () => {
    const user = await show();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { type: 'move_step', step: '5', after: '6' } }),
    );
  });

  it('takes one out with a reason, and puts it back', async () => {
    const user = await show((view) => {
      view.runbooks[0]!.dropped = [{ number: '9a', text: 'Call the vendor', reason: 'it is night' }];
    });
    await user.keyboard('{Delete}');
    await screen.findByRole('textbox', { name: /Reason/ });
    await user.keyboard('not ours{Enter}');
    await waitFor(() => expect(last()).toMatchObject({ action: { type: 'drop_step', reason: 'not ours' } }));
    await user.click(screen.getByRole('button', { name: /put back/ }));
    await waitFor(() => expect(last()).toMatchObject({ action: { type: 'undo_step', step: '9a' } }));
  });

  it('offers what was done otherwise once it is over', async () => {
    await show((view) => (view.incident.state = 'resolved'));
    expect(screen.getByText('Add after step 7: Tell the partners')).toBeInTheDocument();
  });
});

describe('what is around a step', () => {
  it('says the warning between the sentence and the first command, and what to expect after the last', async () => {
    await show((view) => {
      Object.assign(stepOf(view, '5'), {
        condition: 'the disk is full',
        cautions: ['Never delete the WAL'],
        expected: ['less than 90 %'],
        references: [{ text: 'Disk full', href: '../disk.md' }],
        marks: ['edited here'],
      });
    });
    const row = screen.getByRole('checkbox', { name: /^Step 5:/ }).closest('[data-step]') as HTMLElement;
    const text = row.textContent;
    const order = ['If disk is full', 'Never delete the WAL', 'du -xh', 'journalctl', 'less than 90 %'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(within(row).getByRole('note')).toHaveTextContent('Caution');
    expect(row).toHaveTextContent('edited here');
    await userEvent.click(within(row).getByRole('link', { name: 'Disk full' }));
    expect(router.screen, 'a page of the library opens in the reader').toEqual({
      at: 'runbooks',
      path: 'disk.md',
    });
  });

  it('opens the link of the step by key, and goes to the first of several', async () => {
    const user = await show((view) => {
      Object.assign(stepOf(view, '5'), { references: [{ text: 'Disk full', href: '../disk.md' }] });
      const two = ['a.md', 'b.md'].map((href) => ({ text: href, href }));
      Object.assign(stepOf(view, '6'), { references: two });
    });
    await user.keyboard('j{Shift>}G{/Shift}');
    expect(screen.getByRole('link', { name: 'a.md' })).toHaveFocus();
    await user.keyboard('k{Shift>}G{/Shift}');
    expect(router.screen).toMatchObject({ at: 'runbooks', path: 'disk.md' });
  });

  it('says what was filled in where the words of a step have a blank', async () => {
    await show((view) => {
      view.blanks = [['db-host', 'db-7']];
      Object.assign(stepOf(view, '5'), { text: 'Look at <db-host>', details: ['a\nscript'] });
    });
    const row = screen.getByRole('checkbox', { name: /^Step 5:/ }).closest('[data-step]') as HTMLElement;
    expect(row).toHaveTextContent('Look at db-7');
    expect(within(row).getByTitle('db-host, filled in')).toHaveTextContent('db-7');
    expect(within(row).getByRole('button', { name: 'Copy: text of step 5, 1' })).toBeInTheDocument();
  });

  it('shows the tables by key, and hides them by the same', async () => {
    const text = (words: string) => [{ type: 'text' as const, text: words }];
    const user = await show((view) => {
      view.runbooks[0]!.pinned = [
        {
          kind: 'contacts',
          heading: 'Who to call',
          line: 3,
          head: [text('Team'), text('Phone')],
          rows: [[text('DBA'), text('4711')]],
        },
      ];
    });
    await user.keyboard('f');
    const sheet = await screen.findByRole('dialog', { name: 'Tables of the runbooks' });
    expect(within(sheet).getByRole('cell', { name: '4711' })).toBeInTheDocument();
    expect(sheet, 'the way out is printed').toHaveTextContent('Esc close');
    await user.keyboard('f');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Tables of the runbooks' })).toBeNull());
  });

  it('adds a runbook by what is seen', async () => {
    const user = await show();
    await user.keyboard('a');
    const field = await screen.findByRole('combobox', { name: /Add a runbook/ });
    expect(field).toHaveFocus();
    await screen.findAllByRole('option');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(last()).toMatchObject({ action: { type: 'attach_runbook' } }));
  });
});
