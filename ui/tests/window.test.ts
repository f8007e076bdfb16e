// What works on every screen: palette, keys sheet, the question on closing; the reader and the settings by keyboard.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { askClose, change, fixture, reset } from '../src/dev/host';
import { ID, REPLICA } from '../src/dev/views';
import { router } from '../src/lib/router.svelte';

beforeEach(() => {
  reset();
  router.home();
});

async function open() {
  render(App);
  await screen.findByText('Open now');
  return userEvent.setup();
}

describe('the palette', () => {
  it('opens on Ctrl K, goes where Enter says, and gives the focus back', async () => {
    const user = await open();
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.getByRole('combobox', { name: /Find an incident/ })).toHaveFocus();
    await user.keyboard('leaked{Enter}');
    await waitFor(() =>
      expect(router.screen).toMatchObject({ at: 'runbooks', path: 'security/leaked-credentials.md' }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('keeps the row that is chosen when the screens are read again', async () => {
    const user = await open();
    await user.keyboard('{Control>}k{/Control}inc-000{ArrowDown}');
    const found = within(screen.getByRole('dialog'));
    const chosen = () => found.getByRole('option', { selected: true }).textContent;
    const before = chosen();
    fixture.home.open.unshift(...fixture.home.open.splice(1));
    const asked = fixture.asked.filter((one) => one === 'home').length;
    change([]);
    await waitFor(() => expect(fixture.asked.filter((one) => one === 'home').length).toBeGreaterThan(asked));
    await screen.findByText('Open now');
    expect(chosen()).toBe(before);
  });

  it('closes on Esc and the focus is where it was', async () => {
    const user = await open();
    const field = screen.getByRole('searchbox');
    await user.click(field);
    await user.keyboard('{Control>}k{/Control}{Escape}');
    expect(field).toHaveFocus();
  });
});

it('lists on ? the keys that work on this screen', async () => {
  const user = await open();
  await user.keyboard('?');
  const sheet = screen.getByRole('dialog', { name: 'Keys' });
  expect(within(sheet).getByText('What do you see?')).toBeInTheDocument();
  expect(within(sheet).getByText('Open INC-0004')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

describe('closing the window', () => {
  it('says that nobody will ping, and stays unless told otherwise', async () => {
    const user = await open();
    askClose(['INC-0004 is open.', 'The last word of INC-0003 is on its way to #incidents.']);
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog).toHaveTextContent('INC-0004 is open');
    expect(dialog).toHaveTextContent('last word of INC-0003 is on its way');
    expect(dialog).toHaveTextContent('nobody will ping');
    expect(screen.getByRole('button', { name: /Keep open/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(fixture.closeAnswers).toEqual([false]);
  });

  it('closes when a person says so; Esc keeps it open', async () => {
    const user = await open();
    askClose(['INC-0004', 'INC-0003']);
    await user.click(await screen.findByRole('button', { name: /Close anyway/ }));
    askClose(['INC-0004']);
    await screen.findByRole('alertdialog');
    await user.keyboard('{Escape}');
    expect(fixture.closeAnswers).toEqual([true, false]);
  });
});

describe('the reader', () => {
  async function read() {
    router.runbooks(REPLICA);
    render(App);
    await screen.findByRole('heading', { name: 'Replica lag and failover' });
    return userEvent.setup();
  }

  it('moves over the steps with J and K and copies the command of the current one with C', async () => {
    const user = await read();
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    await user.keyboard('jjjjjj');
    expect(screen.getByRole('button', { name: 'Step 3' })).toHaveAttribute('aria-current', 'step');
    await user.keyboard('c');
    expect(write).toHaveBeenCalledWith('./scripts/failover.sh --promote-replica <replica-host>');
    await user.keyboard('k');
    expect(screen.getByRole('button', { name: 'Step 2.2' })).toHaveAttribute('aria-current', 'step');
  });

  it('declares from here: the box is filled with the runbook and waits for Enter', async () => {
    const user = await read();
    await user.keyboard('d');
    const field = await screen.findByRole('combobox', { name: 'What do you see?' });
    await waitFor(() => expect(field).toHaveFocus());
    expect(fixture.executed, 'nothing is declared before Enter').toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(fixture.executed[0]?.command).toMatchObject({ runbooks: [REPLICA], severity: 'sev2' }),
    );
  });

  it('keeps what was typed since, when the screen is read again', async () => {
    const user = await read();
    await user.keyboard('d');
    const field = await screen.findByRole('combobox', { name: 'What do you see?' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.clear(field);
    await user.keyboard('ddos');
    fixture.home.next_number = 'INC-0006';
    change([ID]);
    await screen.findByText('INC-0006');
    expect(field).toHaveValue('ddos');
  });

  it('adds the runbook with A, once it was asked, to the incident of the countdown', async () => {
    const user = await read();
    await user.keyboard('a');
    expect(screen.getByText(/again to add it to INC-0004; it stays there/)).toBeInTheDocument();
    await user.keyboard('{Escape}a');
    expect(fixture.executed, 'Esc took the first press back').toEqual([]);
    await user.keyboard('a');
    expect(fixture.executed[0]?.command).toEqual({
      do: 'on',
      incident: ID,
      action: { type: 'attach_runbook', path: REPLICA },
    });
  });

  it('shows an address before it opens outside', async () => {
    const user = await read();
    await user.click(screen.getByRole('link', { name: 'the wiki' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('https://wiki.shop.example/replication');
    expect(fixture.opened).toEqual([]);
    await user.keyboard('{Enter}');
    expect(fixture.opened).toEqual(['https://wiki.shop.example/replication']);
  });

  it('searches all runbooks on / and opens the first on Enter', async () => {
    const user = await read();
    await user.keyboard('/');
    await user.keyboard('ddos');
    await screen.findByText('2 found');
    await user.keyboard('{Enter}');
    expect(router.screen).toMatchObject({ at: 'runbooks', path: 'platform/ddos.md' });
  });
});

describe('the settings', () => {
  async function settings() {
    router.settings();
    render(App);
    await screen.findByRole('heading', { name: 'Channels' });
    return userEvent.setup();
  }

  it('shows what became of a message of any incident while they are open', async () => {
    await settings();
    const [first] = fixture.settings.channels;
    if (!first) throw new Error('there is a channel');
    first.last = {
      state: 'uncertain',
      stage: 'unknown',
      at: Date.UTC(2026, 2, 6, 14, 7),
      reason: null,
      next_at: null,
    };
    change(['another incident']);
    expect(await screen.findByText(/14:07/)).toBeInTheDocument();
  });

  it('adds a channel; an external one always asks', async () => {
    const user = await settings();
    await user.keyboard('a');
    await user.type(screen.getByLabelText(/Webhook address/), 'https://status.shop.example/in');
    await user.type(screen.getByLabelText(/Signing key/), 'whsec_abc');
    await user.type(screen.getByLabelText('Name'), 'customers');
    await user.selectOptions(screen.getByLabelText('Who reads it'), 'external');
    await user.click(screen.getByRole('button', { name: /Add the channel/ }));
    expect(fixture.configured[0]).toEqual({
      set: 'channel',
      name: 'customers',
      kind: 'webhook',
      audience: 'external',
      ping: 'ask',
      rehearsal: false,
      details: false,
      secret: 'https://status.shop.example/in whsec_abc',
    });
  });

  it('confirms a paused channel, tests one, and asks before it removes one', async () => {
    const user = await settings();
    await user.click(screen.getByRole('button', { name: 'Confirm rehearsal-room' }));
    await user.click(screen.getByRole('button', { name: 'Send a test to #incidents' }));
    await user.click(screen.getByRole('button', { name: 'Remove Status page' }));
    expect(fixture.configured.map((one) => one.set)).toEqual(['confirm_channel', 'test_channel']);
    await user.click(screen.getByRole('button', { name: 'Remove Status page' }));
    expect(fixture.configured[2]).toEqual({ set: 'remove_channel', name: 'Status page' });
  });

  it('takes the address of a paused channel again, the rest of it as it was', async () => {
    const user = await settings();
    await user.click(screen.getByRole('button', { name: 'Enter the address of rehearsal-room again' }));
    expect(screen.getByLabelText('Name')).toHaveValue('rehearsal-room');
    const paused = fixture.settings.channels.find((one) => one.name === 'rehearsal-room');
    await user.type(screen.getByLabelText(/Webhook address/), 'https://desk.shop.example/hooks/1{Enter}');
    expect(fixture.configured[0]).toMatchObject({
      set: 'channel',
      name: 'rehearsal-room',
      kind: paused?.kind,
      audience: paused?.audience,
    });
  });

  it('shows what a refused setting answers', async () => {
    const user = await settings();
    fixture.answer = { ok: false, message: 'It answered 404: check the address.' };
    await user.click(screen.getByRole('button', { name: 'Send a test to #incidents' }));
    expect(await screen.findByText('It answered 404: check the address.')).toBeInTheDocument();
  });

  it('shows the chosen theme', async () => {
    const user = await settings();
    await user.click(screen.getByRole('radio', { name: 'light' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('light'));
  });

  it('makes the text larger and smaller by key on every screen, and back to its usual size', async () => {
    const user = await open();
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBeDefined());
    for (const keys of [
      '{Control>}+{/Control}',
      '{Control>}={/Control}',
      '{Control>}-{/Control}',
      '{Control>}0{/Control}',
    ]) {
      await user.keyboard(keys);
      await waitFor(() => change());
    }
    const sizes = fixture.configured.flatMap((one) => (one.set === 'text_size' ? [one.percent] : []));
    expect(sizes).toEqual([110, 125, 110, 100]);
  });

  it('loses no press of several that come before the settings are read again', async () => {
    const user = await open();
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBeDefined());
    await user.keyboard('{Control>}0{/Control}');
    fixture.configured.length = 0;
    await user.keyboard('{Control>}==={/Control}');
    change();
    await user.keyboard('{Control>}==0{/Control}');
    await waitFor(() => expect(fixture.settings.text_size).toBe(100));
    const sizes = fixture.configured.flatMap((one) => (one.set === 'text_size' ? [one.percent] : []));
    expect(sizes).toEqual([110, 125, 150, 175, 200, 100]);
  });

  it('changes the rhythm, and refuses what is no number of minutes', async () => {
    const user = await settings();
    const field = screen.getByRole('textbox', { name: 'SEV 1' });
    await user.clear(field);
    await user.type(field, 'soon{Enter}');
    expect(await screen.findByText(/whole numbers/)).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, '20{Enter}');
    await waitFor(() =>
      expect(fixture.configured).toEqual([{ set: 'rhythm', minutes: [20, 15, 60, null, null] }]),
    );
  });
});

it('goes from pane to pane by F6, and back', async () => {
  const user = await open();
  const at = () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane');
  const seen: (string | null | undefined)[] = [];
  for (const keys of ['{F6}', '{F6}', '{F6}', '{Shift>}{F6}{/Shift}']) {
    await user.keyboard(keys);
    await waitFor(() => expect(at()).not.toBe(seen.at(-1)));
    seen.push(at());
  }
  expect(seen).toEqual(['places', 'library', 'incidents', 'library']);
});
