// What needs the commander, on the page: it stands until it is answered, and F8 leads to it from anywhere.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { change, fixture, reset } from '../../dev/host';
import { ID, incidentView, OTHER } from '../../dev/views';
import { router } from '$lib/router.svelte';
import type { Need } from '$lib/types';
import { lookOf } from './ranks';

beforeEach(reset);

const [written] = incidentView().needs.list;

/** What needs somebody: the one of the views, with another key and other fields. */
const need = (key: string, more: Partial<Need> = {}): Need => ({ ...(written as Need), key, ...more });

/** The incident with these needs, the first first. */
async function shown(...list: Need[]) {
  fixture.incident = { ...incidentView(), needs: { list, turns_at: null } };
  router.incident(ID);
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  return userEvent.setup();
}

const bar = () => screen.findByRole('region', { name: 'What needs you' });

describe('the notice bar', () => {
  it('is reached by F8 from a field, walked by arrows and left by Esc to where one was', async () => {
    const user = await shown(need('a'));
    await user.keyboard('nwe look');
    const field = screen.getByRole('textbox', { name: 'Note or decision' });
    await user.keyboard('{F8}');
    expect(within(await bar()).getAllByRole('button')[0]).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(within(await bar()).getByRole('button', { name: /Write it/ })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(field).toHaveFocus();
    expect(field).toHaveValue('we look');
  });

  it('says how many more there are, and F8 again opens them', async () => {
    const user = await shown(need('a'), need('b', { head: 'Step 5' }), need('c', { head: 'CTO is due' }));
    expect(within(await bar()).getByRole('button', { name: /\+2 more/ })).toBeInTheDocument();
    expect(screen.queryByText('Step 5')).not.toBeInTheDocument();
    await user.keyboard('{F8}{F8}');
    expect(within(await bar()).getByText('Step 5')).toBeInTheDocument();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('group', { name: 'Step 5' })).toContainElement(
      document.activeElement as HTMLElement,
    );
  });

  it('says by F8 that nothing needs you', async () => {
    const user = await shown();
    await user.keyboard('{F8}');
    expect(await screen.findByText('Nothing needs you.')).toBeInTheDocument();
  });

  it.each([
    ['the post-mortem of another', () => router.postmortem(OTHER)],
    ['the action items', () => router.actions()],
    ['another incident', () => router.incident(OTHER)],
  ])('shows what is due and its clock on %s, with one incident open', async (_, go) => {
    fixture.home.open = fixture.home.open.filter((one) => one.id === ID);
    fixture.home.needs = { list: [need('a', { head: 'Overdue' })], turns_at: null };
    go();
    render(App);
    if (router.screen.at !== 'incident') expect(await bar()).toHaveTextContent('Overdue');
    await waitFor(() => {
      const strip = screen.queryByRole('navigation', { name: 'Open incidents' });
      expect(strip ?? screen.getByRole('timer', { name: /Since INC-/ })).toBeInTheDocument();
    });
  });

  it('leads back from an exercise to the one incident that is open', async () => {
    fixture.home.open = fixture.home.open.filter((one) => one.id === ID);
    router.exercise(OTHER);
    render(App);
    expect(await screen.findByRole('navigation', { name: 'Open incidents' })).toBeInTheDocument();
  });

  it('is closed by Esc wherever the focus is, and keeps no key after that', async () => {
    const user = await shown(need('a'), need('b', { head: 'Step 5' }));
    await user.keyboard('{F8}{F8}');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Step 5')).not.toBeInTheDocument());
  });

  it('stays open, with the focus on its line, when it is read again', async () => {
    const two = [need('b', { head: 'Step 5' }), need('c', { head: 'CTO is due' })];
    const user = await shown(need('a'), ...two);
    await user.keyboard('{F8}{F8}{ArrowDown}{ArrowDown}');
    const focused = () => document.activeElement?.closest('[role=group]')?.getAttribute('aria-label');
    expect(focused()).toBe('CTO is due');
    const again = (list: Need[]) => {
      fixture.incident = { ...incidentView(), needs: { list, turns_at: null } };
      change([ID]);
    };
    again([need('d', { head: 'Overdue' }), need('a'), ...two]);
    expect(await screen.findByRole('group', { name: 'Overdue' })).toBeInTheDocument();
    expect(focused(), 'its line stands at another place').toBe('CTO is due');
    again([need('a'), need('b', { head: 'Step 5' })]);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Overdue' })).toBeNull());
    expect(screen.getByText('Step 5'), 'it is still open').toBeInTheDocument();
    expect(focused(), 'its line is gone').toBe('Step 5');
  });

  it('gives the answer that has the focus to no other line', async () => {
    const user = await shown(need('a', { head: 'First' }));
    await user.keyboard('{F8}');
    fixture.incident = {
      ...incidentView(),
      needs: { list: [need('d', { head: 'Worse' }), need('a', { head: 'First' })], turns_at: null },
    };
    change([ID]);
    await screen.findByRole('group', { name: 'Worse' });
    expect(document.activeElement?.closest('[role=group]')).toHaveAccessibleName('Worse');
    expect(document.activeElement, 'at the beginning of the line, and said anew').toBe(
      within(screen.getByRole('group', { name: 'Worse' })).getAllByRole('button')[0],
    );
  });

  it('leads to the channel that it is about', async () => {
    const answers: Need['answers'] = [{ deed: 'channels', words: 'Open channel', key: null }];
    const name = fixture.settings.channels.at(-1)?.name ?? '';
    const user = await shown(need('a', { channel: name, answers }));
    await user.click(within(await bar()).getByRole('button', { name: 'Open channel' }));
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-channel', name));
  });

  it('is led to by the row of the rail', async () => {
    const user = await shown(need('a'), need('b', { head: 'Not delivered', channel: '#ops', until: null }));
    await user.click(await screen.findByRole('button', { name: /#ops/ }));
    await waitFor(() =>
      expect(document.activeElement?.closest('[role=group]')).toHaveAccessibleName('Not delivered'),
    );
  });

  it('settles the message that it is about', async () => {
    const answers: Need['answers'] = [{ deed: 'send_again', words: 'Send again', key: null }];
    const user = await shown(need('a', { message: 'm-1', answers }));
    await user.click(within(await bar()).getByRole('button', { name: 'Send again' }));
    await waitFor(() =>
      expect(fixture.executed.map((one) => one.command)).toEqual([
        {
          do: 'on',
          incident: ID,
          action: { type: 'settle_delivery', message: 'm-1', outcome: 'send_again' },
        },
      ]),
    );
  });

  it('puts away by its key, and writes down who was called before it goes', async () => {
    const answers: Need['answers'] = [
      { deed: 'called', words: 'Called, note it', key: null },
      { deed: 'put_away', words: 'Not needed', key: null },
    ];
    const user = await shown(need('id:escalate', { note: 'Called the CTO.', answers }));
    await user.click(within(await bar()).getByRole('button', { name: 'Called, note it' }));
    await waitFor(() => expect(fixture.configured).toEqual([{ set: 'put_away', key: 'id:escalate' }]));
    expect(fixture.executed[0]?.command).toMatchObject({ action: { type: 'note', text: 'Called the CTO.' } });
  });

  it('goes when it is no longer true, and the list beside it keeps its place', async () => {
    await shown(need('a'));
    await bar();
    fixture.incident = { ...incidentView(), needs: { list: [], turns_at: null } };
    change([ID]);
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'What needs you' })).not.toBeInTheDocument(),
    );
  });

  it('has no violation that axe can see, opened too', async () => {
    document.documentElement.lang = 'en';
    const user = await shown(need('a'), need('b', { rank: 'call', head: 'CTO is due' }));
    await user.keyboard('{F8}{F8}');
    const found = await axe.run(document.documentElement, {
      rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
    });
    expect(found.violations.map((one) => one.id)).toEqual([]);
  });

  it('has a sign for each rank, so that none is only a colour', () => {
    const ranks = [
      'nothing_recorded',
      'not_delivered',
      'overdue',
      'not_known',
      'soon',
      'call',
      'first',
      'odd',
    ];
    const signs = ranks.map((rank) => lookOf(rank as Need['rank']).sign);
    expect(new Set(signs).size).toBe(ranks.length);
  });
});

describe('the strip', () => {
  it('shows each open incident at its place, with the state of its promise in words', async () => {
    router.incident(OTHER);
    render(App);
    const strip = await screen.findByRole('navigation', { name: 'Open incidents' });
    const tabs = within(strip).getAllByRole('button');
    expect(tabs[0]).toHaveTextContent(/SEV 3.*0003.*here/);
    expect(tabs[0]).toHaveAttribute('aria-current', 'page');
    expect(tabs[1]).toHaveTextContent(/0004.*✕ not delivered/);
  });

  it('keeps a gap where a place is free, and is not there for one incident', async () => {
    const [first] = fixture.home.open;
    if (first) first.place = 4;
    router.home();
    const { unmount } = render(App);
    const strip = await screen.findByRole('navigation', { name: 'Open incidents' });
    expect(strip).toHaveTextContent(/0003.*2.*3.*0004/);
    unmount();
    fixture.home.open.splice(0, 1);
    render(App);
    await screen.findByText('Open now');
    expect(screen.queryByRole('navigation', { name: 'Open incidents' })).not.toBeInTheDocument();
  });

  it('says on what records which incident it is, while two are open', async () => {
    const user = await shown();
    expect(screen.getByPlaceholderText('What happened in 0004?')).toBeInTheDocument();
    await user.keyboard('v');
    expect(await screen.findByRole('button', { name: 'Set 0004' })).toBeInTheDocument();
  });
});
