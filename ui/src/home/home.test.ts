// Declaring with the keyboard alone, through the whole window.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { change, firstRun, fixture, reset } from '../dev/host';
import { DECLARED, OTHER } from '../dev/views';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  failures.dismiss();
  router.home();
});

const see = () => screen.findByRole('combobox', { name: 'What do you see?' });

/** Types into the box and waits for the hits. */
async function typed(words: string) {
  render(App);
  const user = userEvent.setup();
  const field = await see();
  await user.keyboard('d');
  expect(field).toHaveFocus();
  await user.keyboard(words);
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(1));
  return user;
}

const chosen = () => screen.getByRole('option', { selected: true });

describe('What do you see?', () => {
  it('declares the first hit on Enter, with the runbook’s severity and rhythm, and opens the composer', async () => {
    const user = await typed('500 errors after a release');
    expect(chosen()).toHaveTextContent('App down after a bad deployment');
    expect(screen.getByText(/you command. Nothing is sent/)).toHaveTextContent('INC-0005');
    await user.keyboard('{Enter}');
    expect(fixture.executed).toEqual([
      {
        command: {
          do: 'declare',
          title: '500 errors after a release',
          reported: null,
          only: null,
          severity: 'sev1',
          runbooks: ['platform/app-down-after-deployment.md'],
          exercise: false,
          interval_minutes: 15,
        },
        expected: null,
      },
    ]);
    expect(router.screen).toEqual({ at: 'incident', id: DECLARED, compose: true });
  });

  it('takes the runbook’s title when its name was typed', async () => {
    const user = await typed('ddos');
    await user.keyboard('{Enter}');
    expect(fixture.executed[0]?.command).toMatchObject({ title: 'DDoS', severity: 'sev2' });
  });

  it('is titled by the symptom that was typed, and keeps a single word beside the runbook’s title', async () => {
    const user = await typed('500 errors');
    expect(screen.getByText(/you command/)).toHaveTextContent('“500 errors”, you command');
    await user.keyboard('{Escape}d500{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(fixture.executed[0]?.command).toMatchObject({
      title: 'App down after a bad deployment',
      reported: '500',
    });
  });

  it('moves with the arrows, round the end, to “No runbook”', async () => {
    const user = await typed('500 errors after a release');
    await user.keyboard('{ArrowUp}');
    expect(chosen()).toHaveTextContent('No runbook');
    await user.keyboard('{Enter}');
    expect(fixture.executed[0]?.command).toMatchObject({ runbooks: [], interval_minutes: null });
  });

  it('says why a runbook is chosen, and no more once a person has chosen', async () => {
    const user = await typed('500 errors after a release');
    expect(screen.getByText(/Chosen, because a symptom says “500 errors/)).toBeInTheDocument();
    await user.keyboard('{ArrowDown}');
    expect(screen.queryByText(/Chosen, because/)).not.toBeInTheDocument();
  });

  it('chooses no runbook by itself where none is what the words mean, and offers them all the same', async () => {
    fixture.vague = true;
    const user = await typed('500 errors after a release');
    expect(chosen()).toHaveTextContent('No runbook');
    await user.keyboard('{ArrowDown}');
    expect(chosen()).not.toHaveTextContent('No runbook');
    await user.keyboard('{ArrowUp}{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(fixture.executed[0]?.command).toMatchObject({
      title: '500 errors after a release',
      runbooks: [],
    });
  });

  it('changes the severity with Alt S and keeps it when another hit is chosen', async () => {
    const user = await typed('500 errors after a release');
    await user.keyboard('{Alt>}s{/Alt}{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'SEV 2' })).toBeChecked();
    await user.keyboard('{Enter}');
    expect(fixture.executed[0]?.command).toMatchObject({ severity: 'sev2' });
  });

  it('says which incident uses the runbook already', async () => {
    await typed('grafana shows');
    expect(chosen()).toHaveTextContent('open as INC-0004');
    expect(screen.getByText('INC-0004', { selector: 'b' })).toBeInTheDocument();
  });

  it('waits for the search when Enter comes faster than the hits', async () => {
    render(App);
    const field = await see();
    const user = userEvent.setup();
    await user.click(field);
    await user.keyboard('ddos{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(fixture.executed[0]?.command, 'not an incident without its runbook').toMatchObject({
      runbooks: ['platform/ddos.md'],
    });
  });

  it('declares once however often Enter is pressed, and nothing while nothing was typed', async () => {
    render(App);
    const user = userEvent.setup();
    await user.click(await see());
    await user.keyboard('{Enter}');
    expect(fixture.executed).toHaveLength(0);
    await user.keyboard('ddos{Enter}{Enter}{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
  });

  it('shows why it was refused and keeps what was typed', async () => {
    const user = await typed('ddos');
    fixture.refuse = { code: 'newer', message: 'The data is from a newer version: update Holdfast.' };
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/from a newer version/)).toBeInTheDocument();
    expect(await see()).toHaveValue('ddos');
  });

  it('shows what a person should know although it worked, until it is put away', async () => {
    const user = await typed('ddos');
    fixture.remarks = ['No channel is set up: copy the update and say it elsewhere.'];
    await user.keyboard('{Enter}');
    const remark = await screen.findByText(/No channel is set up: copy/);
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(remark).not.toBeInTheDocument();
  });

  it('gives the letters back on Esc', async () => {
    const user = await typed('ddos');
    await user.keyboard('{Escape}');
    expect(await see()).toHaveValue('');
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });
});

describe('Home', () => {
  it('opens an incident with Alt and its place, from inside a field too', async () => {
    render(App);
    const user = userEvent.setup();
    await user.click(await see());
    await user.keyboard('{Alt>}1{/Alt}');
    expect(router.screen).toMatchObject({ at: 'incident', id: OTHER });
  });

  it('writes lateness in words, not by colour alone', async () => {
    const late = fixture.home.open.find((one) => one.id === OTHER)?.clock.faces.at(-1);
    if (late) Object.assign(late, { from: fixture.home.now.now, until: fixture.home.now.now - 35_000 });
    render(App);
    expect((await screen.findAllByText(/overdue, promised 15:16/)).length).toBeGreaterThan(0);
    expect(screen.getAllByText('−00:35').length).toBeGreaterThan(0);
  });
});

describe('the first run', () => {
  it('has the name prefilled and focused, takes it on Enter and goes on to the folder', async () => {
    firstRun();
    render(App);
    const name = await screen.findByRole('textbox', { name: 'Your name on the timeline' });
    expect(name).toHaveFocus();
    expect(name).toHaveValue('Dana');
    await userEvent.setup().keyboard('Kim{Enter}');
    expect(fixture.configured).toEqual([{ set: 'actor', name: 'Kim' }]);
    await waitFor(() => expect(screen.getByRole('radio', { name: /come with Holdfast/ })).toHaveFocus());
  });

  it('takes the runbooks that come with Holdfast on Enter and goes on to the channel', async () => {
    firstRun();
    render(App);
    const user = userEvent.setup();
    (await screen.findByRole('radio', { name: /come with Holdfast/ })).focus();
    await user.keyboard('{Enter}');
    expect(fixture.configured).toEqual([{ set: 'workspace', path: null }]);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Webhook address' })).toHaveFocus());
  });

  it('comes back from a folder of ours to the shipped runbooks by a press', async () => {
    firstRun();
    render(App);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('radio', { name: /A folder of ours/ }));
    await user.type(screen.getByRole('textbox', { name: 'Path of the folder' }), '/srv/runbooks{Enter}');
    await user.click(screen.getByRole('radio', { name: /come with Holdfast/ }));
    expect(fixture.configured).toEqual([
      { set: 'workspace', path: '/srv/runbooks' },
      { set: 'workspace', path: null },
    ]);
  });

  it('can wait: Esc leaves it for good', async () => {
    firstRun();
    render(App);
    await screen.findByText(/Three steps/);
    await userEvent.setup().keyboard('{Escape}');
    expect(fixture.configured).toEqual([{ set: 'first_run_done' }]);
    await see();
  });

  it('declares before any step, with Alt D', async () => {
    firstRun();
    render(App);
    await screen.findByText(/Three steps/);
    await userEvent.setup().keyboard('{Alt>}d{/Alt}');
    await waitFor(async () => expect(await see()).toHaveFocus());
    expect(fixture.configured, 'the steps still stand').toEqual([]);
  });

  it('ticks the channel only once its test has arrived, and says why the last one did not', async () => {
    firstRun();
    Object.assign(fixture.home.first_run ?? {}, { name: true, workspace: true });
    const user = userEvent.setup();
    render(App);
    await user.type(await screen.findByRole('textbox', { name: 'Webhook address' }), 'incidents{Enter}');
    expect(screen.getByText(/This is no web address/)).toBeInTheDocument();
    expect(fixture.configured).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: 'Webhook address' }));
    await user.paste('https://hooks.slack.com/services/T0/B0/secret');
    fixture.answer = { ok: true, message: 'Kept.' };
    fixture.refuseTest = { ok: false, message: 'it answered 404.' };
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Last test failed: it answered 404.')).toBeInTheDocument();
    if (fixture.home.first_run) fixture.home.first_run.channel = true;
    change();
    expect(await screen.findByText('Rather later?'), 'it is set up, and does not work').toBeInTheDocument();
    fixture.refuseTest = null;
    await user.keyboard('{Enter}');
    expect(await screen.findByText('All set')).toBeInTheDocument();
  });

  it('keeps a pasted address as a channel of its kind and sends a test', async () => {
    firstRun();
    render(App);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: 'Webhook address' }));
    await user.paste('https://hooks.slack.com/services/T0/B0/secret');
    await user.keyboard('{Enter}');
    await screen.findByText('The test message was accepted.');
    expect(fixture.configured).toMatchObject([
      { set: 'channel', name: 'incidents', kind: 'slack', audience: 'internal', ping: 'auto' },
      { set: 'test_channel', name: 'incidents' },
    ]);
  });
});
