// The board of action items with the keyboard alone, through the whole window.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { announcer } from '$lib/announce.svelte';
import { failures } from '$lib/errors.svelte';
import { router } from '$lib/router.svelte';

beforeEach(() => {
  reset();
  failures.dismiss();
  router.home();
});

const board = () => screen.findByRole('list', { name: /Action items/ });
const current = (list: HTMLElement) => list.querySelector('[aria-current="true"]');
const last = () => fixture.executed.at(-1)?.command;

async function opened() {
  render(App);
  const user = userEvent.setup();
  await user.keyboard('{Alt>}a{/Alt}');
  return { user, list: await board() };
}

describe('The board', () => {
  it('shows what is late first, with what makes an item more likely to be done', async () => {
    const { list, user } = await opened();
    const rows = [...list.children];
    expect(rows[0]).toHaveTextContent('Alert on a disk that fills');
    expect(rows[0]).toHaveTextContent('2 days late');
    expect(rows.at(-1)).toHaveTextContent('Improve monitoring');
    expect(list).not.toHaveTextContent('Size the data disk');
    await user.keyboard('jj');
    expect(current(list)).toHaveTextContent('nobody can tick this');
    await user.keyboard('h');
    expect(list).toHaveTextContent('Size the data disk');
  });

  it('says done, and goes on to the next', async () => {
    const { user, list } = await opened();
    await user.keyboard(' ');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { type: 'settle_action', outcome: 'done', reason: null } }),
    );
    const settled = fixture.actions.settled[0];
    const row = await within(list).findByText(/^done$/);
    expect(row.closest('li')).toHaveTextContent(settled?.item.fix ?? '?');
    expect(row.closest('li')).toBe(list.children[0]);
    expect(current(list)).toBe(list.children[1]);
    expect(announcer.polite).toContain(`${settled?.number} ${settled?.name}`);
    expect(announcer.polite).toMatch(/is done$/);
    await user.keyboard('kz');
    await waitFor(() => expect(last()).toMatchObject({ action: { type: 'reopen_action' } }));
    await waitFor(() => expect(announcer.polite).toMatch(/is open again$/));
    expect(list.children[0]).toHaveTextContent('Alert on a disk that fills');
    expect(within(list).queryByText(/^done$/)).toBeNull();
  });

  it('says why nothing was recorded, and leaves the item open', async () => {
    const { user, list } = await opened();
    fixture.refuse = { code: 'refused', message: 'A1 is done already; reopen it first.' };
    await user.keyboard(' ');
    await waitFor(() => expect(failures.current?.message).toContain('done already'));
    expect(current(list)).toBe(list.children[0]);
  });

  it('asks for a reason before it rejects one', async () => {
    const { user } = await opened();
    await user.keyboard('s');
    const dialog = await screen.findByRole('dialog', { name: /is rejected/ });
    await user.keyboard('{Enter}');
    expect(fixture.executed).toEqual([]);
    await user.keyboard('there is one{Enter}');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { outcome: 'rejected', reason: 'there is one' } }),
    );
    expect(dialog).not.toBeInTheDocument();
  });

  it('changes what was touched and nothing else', async () => {
    const { user } = await opened();
    await user.keyboard('m');
    const owner = await screen.findByRole('textbox', { name: 'Owner' });
    await user.clear(owner);
    await user.type(owner, 'Dana');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { type: 'change_action', change: { owner: 'Dana' } } }),
    );
    const { action } = last() as { action: { change: object } };
    expect(Object.keys(action.change)).toEqual(['owner']);
  });

  it('takes a priority away', async () => {
    const { user } = await opened();
    await user.keyboard('m');
    const priority = await screen.findByRole('combobox', { name: 'Priority' });
    expect(priority, 'the item has one').not.toHaveValue('');
    await user.selectOptions(priority, 'not said');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last()).toMatchObject({ action: { type: 'change_action', change: { priority: null } } }),
    );
  });

  it('keeps what was typed when it was refused', async () => {
    const { user } = await opened();
    fixture.refuse = { code: 'refused', message: '“soon” is no day; say it as 2026-12-31.' };
    await user.keyboard('m');
    const due = await screen.findByRole('textbox', { name: 'Due' });
    await user.clear(due);
    await user.type(due, 'soon');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(failures.current?.message).toContain('2026-12-31'));
    expect(due).toHaveValue('soon');
  });

  it('shows the address of the form for an issue before it opens', async () => {
    const { user } = await opened();
    await user.keyboard('i');
    const dialog = await screen.findByRole('dialog', { name: 'Open a link' });
    expect(dialog).toHaveTextContent('https://github.com/shop/checkout/issues/new?title=Alert');
    await user.click(within(dialog).getByRole('button', { name: /Open/ }));
    expect(fixture.opened[0]).toMatch(/^https:\/\/github.com/);
  });

  it('is found by the palette', async () => {
    render(App);
    const user = userEvent.setup();
    await user.keyboard('{Control>}k{/Control}action items');
    await user.keyboard('{Enter}');
    await board();
  });

  it.each(['', 'm', 's', 'n'])('has no violation that axe can see, with “%s” pressed', async (key) => {
    const { user } = await opened();
    if (key) await user.keyboard(key);
    const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations).toEqual([]);
  });
});
