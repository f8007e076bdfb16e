// The incident screen as a person uses it: by keys, on the whole window.
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { change, fixture, reset } from '../dev/host';
import { DECLARED, ID, incidentView, waysOn } from '../dev/views';
import { show, step } from '../dev/shown';
import { router } from '$lib/router.svelte';

const last = () => fixture.executed.at(-1);

beforeEach(() => {
  reset();
  router.incident(ID);
});

const commandOf = (n: string) =>
  incidentView()
    .runbooks.flatMap((one) => one.phases.flatMap((phase) => phase.steps))
    .find((one) => one.number === n)?.commands[0]?.copy;
const isCurrent = (n: number) => step(n).closest('[data-step]')?.getAttribute('aria-current') === 'step';

describe('the checklist', () => {
  it('ticks the current step by Space, with the state that was seen, and goes on', async () => {
    const user = await show();
    expect(isCurrent(5), 'the first step that can be done is current').toBe(true);
    await user.keyboard(' ');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toEqual({
      command: { do: 'on', incident: ID, action: { type: 'finish_step', step: '5' } },
      expected: { of: 'step', step: '5', status: 'open' },
    });
    await waitFor(() => expect(isCurrent(6)).toBe(true));
  });

  it('is at the step it was left at, after its runbook was read', async () => {
    const user = await show();
    await user.keyboard('j');
    await waitFor(() => expect(isCurrent(6)).toBe(true));
    const list = await screen.findByRole('region', { name: 'Checklist' });
    list.scrollTop = 120;
    fireEvent.scroll(list);
    for (const back of [() => router.back(), () => router.incident(ID)]) {
      await user.keyboard('g');
      await waitFor(() => expect(router.screen.at).toBe('runbooks'));
      back();
      const again = await screen.findByRole('region', { name: 'Checklist' });
      expect(isCurrent(6), 'the place is kept').toBe(true);
      expect(again.scrollTop, 'and what was seen').toBe(120);
    }
    router.incident(DECLARED);
    await waitFor(() => expect(screen.queryByText('INC-0004')).toBeNull());
    await screen.findByRole('region', { name: 'Checklist' });
    expect(isCurrent(5), 'another incident has a place of its own').toBe(true);
  });

  it('stays where it was when the tick was refused, and shows why', async () => {
    const user = await show();
    fixture.refuse = { code: 'stale', message: 'Bo was quicker: step 5 is done.' };
    await user.keyboard(' ');
    expect(await screen.findByText(/Bo was quicker/)).toBeInTheDocument();
    expect(isCurrent(5)).toBe(true);
  });

  it('ticks by the box too, and Space after it never presses the box that was left', async () => {
    const user = await show();
    await user.click(step(5));
    await waitFor(() => expect(isCurrent(6)).toBe(true));
    await waitFor(() => expect(step(6)).toHaveFocus());
    await user.keyboard(' ');
    await waitFor(() => expect(fixture.executed).toHaveLength(2));
    expect(last()?.command).toMatchObject({ action: { type: 'finish_step', step: '6' } });
  });

  it('skips only with a reason, and Esc takes the question away', async () => {
    const user = await show();
    await user.keyboard('s');
    const reason = await screen.findByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(fixture.executed, 'nothing is sent without a reason').toHaveLength(0);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: /Reason/ })).toBeNull();
    await user.keyboard('s');
    await user.keyboard('disk is not full{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toEqual({
      command: {
        do: 'on',
        incident: ID,
        action: { type: 'skip_step', step: '5', reason: 'disk is not full' },
      },
      expected: { of: 'step', step: '5', status: 'open' },
    });
  });

  it('keeps the reason in its panel when the command was refused', async () => {
    const user = await show();
    await user.keyboard('x');
    await user.keyboard('no access');
    fixture.refuse = { code: 'busy', message: 'The data is busy; try again.' };
    await user.keyboard('{Enter}');
    expect(await screen.findByText('The data is busy; try again.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('no access');
  });

  it('walks with J and K, and undoes what this person said last', async () => {
    const user = await show();
    await user.keyboard('jk');
    expect(isCurrent(5)).toBe(true);
    await user.keyboard('z');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toMatchObject({
      command: { action: { type: 'undo_step', step: '4' } },
      expected: { status: 'done' },
    });
  });

  it('opens the blank of a command at the first press, and copies it as it stands at the second', async () => {
    const user = await show();
    const command = commandOf('5');
    expect(command).toContain('/var/log');
    await navigator.clipboard.writeText('before');
    await user.keyboard('c');
    expect(await screen.findByRole('textbox', { name: /^Value/ })).toHaveFocus();
    expect(await navigator.clipboard.readText()).toBe('before');
    await user.keyboard('{Escape}c');
    expect(await navigator.clipboard.readText()).toBe(command);
    const button = screen.getAllByRole('button', { name: /^Copy: Command of step 5/ })[0];
    expect(button, 'the key shows what the press would show').toHaveTextContent('Copied');
    expect(screen.getByText('Copied. db-host stays unset.')).toBeInTheDocument();
  });

  it('tells of a command that was not taken apart before it copies it', async () => {
    const user = await show((view) => {
      const steps = view.runbooks.flatMap((one) => one.phases).flatMap((phase) => phase.steps);
      const command = steps.find((step) => step.number === '5')?.commands[0];
      if (command) command.doubt = command.ask = 'Not taken apart: it never closes.';
      command?.parts.forEach((part) => (part.filled = true));
    });
    await navigator.clipboard.writeText('before');
    expect(screen.getByText('Not taken apart: it never closes.')).toBeInTheDocument();
    await user.keyboard('c');
    expect(await navigator.clipboard.readText()).toBe('before');
    const [copy] = screen.getAllByRole('button', { name: /^Copy: Command of step 5/ });
    expect(copy).toHaveTextContent('Copy as it stands');
    expect(screen.getAllByText(/Nothing is copied yet: copy again/), 'seen and heard').toHaveLength(2);
    await user.keyboard('c');
    expect(await navigator.clipboard.readText()).toMatch(/^ssh deploy@<db-host>/);
  });

  it('copies a block as one and, by another key, its commands one by one', async () => {
    const user = await show((view) => {
      const steps = view.runbooks.flatMap((one) => one.phases).flatMap((phase) => phase.steps);
      const command = steps.find((step) => step.number === '5')?.commands[0];
      if (command) command.lines = ['cd /srv', './load <<EOF\na\nEOF'];
      command?.parts.forEach((part) => (part.filled = true));
    });
    await user.keyboard('{Shift>}c{/Shift}');
    expect(await navigator.clipboard.readText()).toBe('cd /srv');
    await user.click(screen.getByRole('button', { name: 'Copy the next line: Command of step 5' }));
    expect(await navigator.clipboard.readText()).toBe('./load <<EOF\na\nEOF');
    await user.keyboard('c');
    expect(await navigator.clipboard.readText(), 'all of it').toMatch(/^ssh deploy@<db-host>/);
  });

  it('fills a blank once for the incident, in the place of the list', async () => {
    const user = await show();
    await user.keyboard('b');
    expect(screen.queryByRole('button', { name: /^db-host: / }), 'named once').toBeNull();
    await user.keyboard('db-7{Enter}');
    await waitFor(() =>
      expect(last()?.command).toMatchObject({
        action: { type: 'fill_blank', name: 'db-host', value: 'db-7' },
      }),
    );
  });
});

it.each(['?', '{Control>}k{/Control}show the keys{Enter}'])('shows its keys on “%s”', async (keys) => {
  const user = await show();
  await user.keyboard(keys);
  const sheet = await screen.findByRole('dialog', { name: 'Keys' });
  expect(within(sheet).getAllByText('Next step'), 'J and ↓ stand together').toHaveLength(1);
  expect(within(sheet).getByText('Post an update of INC-0004')).toBeInTheDocument();
});

describe('the bar', () => {
  it('lowers the severity only with a reason', async () => {
    const user = await show();
    await user.keyboard('v');
    await user.click(await screen.findByRole('radio', { name: 'SEV 3' }));
    await user.click(screen.getByRole('button', { name: 'Set 0004' }));
    expect(fixture.executed).toHaveLength(0);
    await user.type(screen.getByRole('textbox', { name: 'Reason, needed' }), 'workaround holds{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toMatchObject({
      command: { action: { type: 'set_severity', severity: 'sev3', reason: 'workaround holds' } },
      expected: { of: 'severity', severity: 'sev1' },
    });
  });

  it('loses no letter: on a choice typing begins the reason', async () => {
    const user = await show();
    await user.keyboard('v3workaround{Enter}');
    await waitFor(() =>
      expect(last()?.command).toMatchObject({
        action: { type: 'set_severity', severity: 'sev3', reason: 'workaround' },
      }),
    );
  });

  it('begins with the reason where one is needed, and up and down choose', async () => {
    const user = await show();
    await user.keyboard('o');
    expect(await screen.findByRole('textbox', { name: 'Reason, needed' })).toHaveFocus();
    await user.keyboard('on the {ArrowDown}call{Enter}');
    await waitFor(() =>
      expect(last()?.command).toMatchObject({
        action: { type: 'snooze', minutes: 10, reason: 'on the call' },
      }),
    );
  });

  it('takes a choice by its digit', async () => {
    const user = await show((view) => {
      view.incident.severity = 'sev2';
      view.severities.forEach((one) => (one.needs_reason = false));
    });
    await user.keyboard('v1{Enter}');
    await waitFor(() =>
      expect(last()?.command).toMatchObject({
        action: { type: 'set_severity', severity: 'sev1', reason: null },
      }),
    );
  });

  it('expects what was seen when the panel was opened, not what came meanwhile', async () => {
    const user = await show();
    await user.keyboard('v');
    await user.click(await screen.findByRole('radio', { name: 'SEV 3' }));
    if (fixture.incident) fixture.incident.incident.severity = 'sev2';
    change([ID]);
    await screen.findByRole('button', { name: 'SEV 2, change the severity' });
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'quiet{Enter}');
    await waitFor(() => expect(last()?.expected).toEqual({ of: 'severity', severity: 'sev1' }));
  });

  it('takes the rhythm only when another laptop speaks', async () => {
    const user = await show();
    await user.keyboard('t');
    expect(fixture.executed).toHaveLength(0);
  });

  it('goes to the post-mortem', async () => {
    const user = await show();
    await user.keyboard('p');
    expect(router.screen).toMatchObject({ at: 'postmortem', id: ID });
  });

  it('offers what comes after it was resolved', async () => {
    await show((view) => {
      view.incident.state = 'resolved';
      view.ways = waysOn();
      view.ended_at = view.now.now;
    });
    for (const name of ['Reopen', 'Close', 'Post-mortem']) {
      expect(screen.getByRole('button', { name: new RegExp(`^${name}`) })).toBeInTheDocument();
    }
    expect(screen.queryByRole('button', { name: /^Post update/ })).toBeNull();
  });
});

describe('the timeline', () => {
  it('records a decision that happened earlier, and empties the field', async () => {
    const user = await show();
    await user.keyboard('n');
    const line = screen.getByRole('textbox', { name: 'Note or decision' });
    expect(line).toHaveFocus();
    await user.keyboard('-2m !fail over now');
    expect(await screen.findByText(/^decision, happened 14:3\d UTC/)).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(line).toHaveValue(''));
    const action = last()?.command.do === 'on' ? last()?.command : null;
    expect(action).toMatchObject({ action: { type: 'decide', text: 'fail over now' } });
  });

  it('goes to the entry that was just recorded, where its time puts it', async () => {
    const scrolled: (string | undefined)[] = [];
    const before = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function (this: Element) {
      if (this instanceof HTMLElement)
        scrolled.push(this.querySelector<HTMLElement>(':scope > [data-seq]')?.dataset['seq']);
      return before.call(this);
    };
    const user = await show();
    const [first] = fixture.entries;
    const own = String(fixture.seq + 1);
    if (first) fixture.entries.splice(1, 0, { ...first, id: 'mine', seq: fixture.seq + 1, text: 'seen' });
    await user.keyboard('n-20m seen{Enter}');
    await waitFor(() => expect(scrolled).toContain(own));
    Element.prototype.getBoundingClientRect = before;
  });

  it('draws a part of very many entries', async () => {
    const [first] = fixture.entries;
    const many = Array.from({ length: 1000 }, (_, n) => ({
      ...first!,
      id: `e${n}`,
      seq: n,
      text: `note ${n}`,
    }));
    fixture.entries.unshift(...many);
    const user = await show();
    const list = screen.getByRole('region', { name: 'Entries' });
    await user.click(await within(list).findByRole('button', { name: /^Show earlier/ }));
    await within(list).findByRole('button', { name: `Show earlier (${fixture.entries.length - 400})` });
    expect(within(list).getAllByRole('listitem').length).toBeLessThan(240);
  });

  it('asks about what looks like a time and is none, and keeps it in the field', async () => {
    const user = await show();
    await user.keyboard('n14:99 disk full{Enter}');
    expect(
      await screen.findByText(/“14:99” is no time of day/, { selector: '#line-help' }),
    ).toBeInTheDocument();
    expect(fixture.executed).toHaveLength(0);
    const line = screen.getByRole('textbox', { name: 'Note or decision' });
    expect(line).toHaveValue('14:99 disk full');
    expect(line).toBeInvalid();
  });

  it('says how a time was read where there was another way, however fast it is recorded', async () => {
    const user = await show();
    fixture.remark = '“23:58” was read as yesterday.';
    fixture.remarks = ['No channel is set up.'];
    await user.keyboard('n-20m x{Enter}');
    expect(await screen.findByText(/^No channel is set up. “23:58” was read as yesterday.$/)).toBeVisible();
  });

  it('keeps the lines of a note', async () => {
    const user = await show();
    await user.keyboard('nfirst{Shift>}{Enter}{/Shift}second{Enter}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()?.command).toMatchObject({ action: { type: 'note', text: 'first\nsecond' } });
  });

  it('keeps a note that could not be recorded in the field', async () => {
    const user = await show();
    await user.keyboard('n');
    fixture.refuse = { code: 'storage', message: 'The disk is full.' };
    await user.keyboard('errors fall{Enter}');
    expect(await screen.findByText('The disk is full.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Note or decision' })).toHaveValue('errors fall');
  });

  it('shows only what a chip stands for, and how many there are', async () => {
    const user = await show();
    const line = screen.getByRole('region', { name: 'Entries' });
    await user.click(await screen.findByRole('button', { name: 'Decisions 1' }));
    await waitFor(() => expect(within(line).getAllByRole('listitem')).toHaveLength(1));
  });
});

describe('what waits for a word', () => {
  it('lets a person say that an uncertain message arrived', async () => {
    const user = await show((view) => {
      view.uncertain = [
        {
          message: 'm1',
          channel: '#incidents',
          text: 'We are investigating.',
          last: {
            state: 'uncertain',
            stage: 'unknown',
            at: view.now.now,
            reason: 'nobody answered',
            next_at: null,
          },
        },
      ];
    });
    await user.click(screen.getByRole('button', { name: 'It arrived' }));
    await waitFor(() =>
      expect(last()?.command).toMatchObject({
        action: { type: 'settle_delivery', message: 'm1', outcome: 'arrived' },
      }),
    );
  });
});
