// After an exercise: ratings with a reason, what was seen, rows of the plan, what is missing, and the report.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';
import { storyTime } from '$lib/time';
import { changeOf, scoreOf } from './words';

const ID = '00000000-0000-7000-8000-000000000044';

beforeEach(() => {
  reset();
  failures.dismiss();
  failures.success = null;
  router.home();
});

async function show() {
  router.hotwash(ID);
  render(App);
  await screen.findByRole('heading', { name: /^Hot wash: / });
  return userEvent.setup();
}

const actions = () => fixture.executed.map(({ command }) => (command.do === 'on' ? command.action : null));

it('shows what is missing, the questions, the ratings and the report', async () => {
  await show();
  expect(screen.getByRole('region', { name: 'Exercise' })).toHaveTextContent('EXERCISE');
  expect(screen.getByText(/^Not rated: O2, O3/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Ask everybody' })).toBeInTheDocument();
  const rated = screen.getByRole('group', { name: 'Rating of O1' });
  expect(within(rated).getByRole('button', { name: /^S: / })).toHaveAttribute('aria-pressed', 'true');
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'The text of the report' })).toHaveTextContent(/# EXERCISE:/),
  );
  const found = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
  });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
});

it('rates the next objective by its letter, and only with a reason', async () => {
  const user = await show();
  await user.keyboard('m');
  const why = await screen.findByRole('textbox', { name: /Why/ });
  await waitFor(() => expect(why).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(actions(), 'a rating counts with its reason').toEqual([]);
  await user.keyboard('nobody asked for the dump{Enter}');
  await waitFor(() => expect(actions()).toHaveLength(1));
  expect(actions()[0]).toEqual({
    type: 'rate_objective',
    objective: 'O2',
    rating: 'major',
    reason: 'nobody asked for the dump',
  });
});

it('keeps an observation about an objective, and a row of the plan with owner and day', async () => {
  const user = await show();
  await user.keyboard('n');
  await user.keyboard('Bo knew the way');
  await user.selectOptions(screen.getByLabelText(/About an objective/), 'O3');
  await user.click(screen.getByRole('button', { name: /Keep it/ }));
  await waitFor(() => expect(actions()).toHaveLength(1));
  expect(actions()[0]).toEqual({
    type: 'observe',
    kind: 'strength',
    text: 'Bo knew the way',
    objective: 'O3',
    inject: null,
  });
  await user.keyboard('a');
  await user.type(screen.getByLabelText(/What is wrong/), 'No number');
  await user.type(screen.getByLabelText(/What is done/), 'Write it down');
  await user.type(screen.getByLabelText(/Who sees/), 'Kim');
  await user.type(screen.getByLabelText(/By which day/), '2026-12-31{Enter}');
  await waitFor(() => expect(actions()).toHaveLength(2));
  expect(actions()[1]).toMatchObject({
    type: 'add_action',
    owner: 'Kim',
    due: '2026-12-31',
    element: 'planning',
  });
});

it('changes the first row of the plan that nobody owns or that has no day', async () => {
  const user = await show();
  await user.keyboard('e');
  const due = screen.getByLabelText(/By which day/);
  await user.clear(due);
  await user.type(due, '2026-12-24{Enter}');
  await waitFor(() =>
    expect(actions()[0]).toMatchObject({
      type: 'change_action',
      item: 'A1',
      change: { due: '2026-12-24' },
    }),
  );
  const [first] = actions();
  expect(first, 'what was not touched is not sent').toHaveProperty('change', { due: '2026-12-24' });
});

it('says of a row only what was changed, and takes its element away', () => {
  const row = { issue: '', fix: 'Call list', owner: 'Bo', due: null, objective: null };
  const form = { issue: '', fix: 'Call list', owner: 'Bo', due: '', objective: '', element: '' as const };
  expect(changeOf(row, form)).toEqual({});
  expect(changeOf(row, { ...form, owner: 'Kim' })).toEqual({ owner: 'Kim' });
  expect(changeOf({ ...row, element: 'training' }, { ...form, owner: '' })).toEqual({
    owner: '',
    element: null,
  });
  expect(changeOf(row, { ...form, element: 'planning' })).toEqual({ element: 'planning' });
});

it('begins an observation as a gap by its sign', async () => {
  const user = await show();
  await user.keyboard('-');
  await user.keyboard('Nobody had the number{Enter}');
  await waitFor(() => expect(actions()[0]).toMatchObject({ type: 'observe', kind: 'gap' }));
});

it('marks in the hot wash what nobody marked before', async () => {
  const user = await show();
  const open = screen.getAllByRole('radiogroup', { name: /^I1\.3 was met/ })[0];
  if (!open) return;
  await user.click(within(open).getByRole('radio', { name: 'in part' }));
  await waitFor(() =>
    expect(actions()[0]).toMatchObject({ type: 'mark_expectation', inject: 'I1', met: 'partial' }),
  );
});

it('saves the report in each form, and says where it lies', async () => {
  const user = await show();
  const forms = within(screen.getByRole('radiogroup', { name: 'Form of the file' })).getAllByRole('radio');
  const wanted = forms.map((one) => one.getAttribute('value'));
  expect(wanted).toEqual(['md', 'html', 'pdf', 'docx', 'confluence', 'json', 'csv']);
  for (const [n, form] of forms.entries()) {
    await user.click(form);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(fixture.saved.map((ask) => ask.form)).toEqual(wanted.slice(0, n + 1)));
    await waitFor(() => expect(failures.success).toMatch(/^Saved: .*after-action report/));
  }
  expect(failures.acts.map((act) => act.name)).toEqual(['Open', 'Copy path', 'Show in folder']);
});

it('saves a copy for readers, and offers none for readers outside', async () => {
  const user = await show();
  const readers = within(screen.getByRole('radiogroup', { name: 'Readers of the report' }));
  expect(readers.queryByRole('radio', { name: 'External' })).toBeNull();
  await user.click(readers.getByRole('radio', { name: 'Company' }));
  const text = screen.getByRole('region', { name: 'The text of the report' });
  await waitFor(() => expect(text).toHaveTextContent('For company readers'));
  await user.click(screen.getByRole('button', { name: /^Copy/ }));
  await waitFor(async () =>
    expect(await navigator.clipboard.readText(), 'what is copied is what is shown').toMatch(
      /^\*\*For company readers/,
    ),
  );
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(fixture.saved[0]).toMatchObject({ form: 'md', profile: 'company' }));
});

it('stops the saving of a report by key, and says so', async () => {
  const user = await show();
  fixture.lasting = true;
  await user.keyboard('{Control>}s{/Control}');
  expect(await screen.findByRole('button', { name: 'Saving …' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(failures.success).toMatch(/^Stopped\./));
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
});

it('leaves what is asked with Esc, and nothing is recorded', async () => {
  const user = await show();
  await user.keyboard('p');
  await screen.findByRole('textbox', { name: /Why/ });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /Why/ })).toBeNull());
  expect(actions()).toEqual([]);
});

it('says times and scores as the report does', () => {
  expect(storyTime(31 * 60_000 + 20_000)).toBe('T+00:31:20');
  expect(storyTime(40 * 60_000)).toBe('T+00:40');
  const score = { yes: 3, late: 0, partial: 1, no: 0, not_applicable: 2, open: 1 };
  expect(scoreOf(score)).toBe('3 of 5 met, 1 in part, 1 not marked');
  expect(scoreOf({ ...score, late: 2 })).toBe('3 of 7 met in time, 2 late, 1 in part, 1 not marked');
});

it('says a measured length in words, whatever its seconds', async () => {
  fixture.hotWash.measures.first_update_ms = 4_591_000;
  fixture.hotWash.measures.first_update_target_ms = 90 * 60_000;
  await show();
  expect(screen.getByText('after 1 h 16 min')).toBeInTheDocument();
  expect(screen.getByText('1 h 30 min'), 'its target, in the same words').toBeInTheDocument();
});

it('answers expectations by key: met, late and missed, one after the other', async () => {
  const user = await show();
  await user.keyboard('{Shift>}J{/Shift}2');
  await waitFor(() => expect(actions()).toHaveLength(1));
  expect(actions()[0]).toMatchObject({ type: 'mark_expectation', met: 'yes', in_time: false });
  await user.keyboard('4');
  await waitFor(() => expect(actions()).toHaveLength(2));
  expect(actions()[1]).toMatchObject({ type: 'mark_expectation', met: 'no' });
});

it('changes what a row of the plan is about by key, too', async () => {
  const user = await show();
  await user.keyboard('e');
  await user.selectOptions(screen.getByLabelText('What it changes'), 'training');
  await user.selectOptions(screen.getByLabelText('Objective'), 'O3');
  await user.click(screen.getByRole('button', { name: /Change it/ }));
  await waitFor(() =>
    expect(actions()[0]).toMatchObject({ change: { element: 'training', objective: 'O3' } }),
  );
});
