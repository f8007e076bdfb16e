// The composer as a person uses it: by keys, over the incident.
import { act, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { fixture, reset } from '../dev/host';
import { freshTexts, ID, incidentView, OTHER } from '../dev/views';
import { router } from '$lib/router.svelte';
import type { Fact } from '$lib/types';
import { FactKeys, factKey } from './facts/fact-keys';
import { forget } from './kept';
import { joined } from './words/pieces';

const last = () => fixture.executed.at(-1);

beforeEach(() => {
  reset();
  forget(ID);
  router.incident(ID);
});

async function open(key = 'u') {
  render(App);
  await screen.findByRole('region', { name: 'Checklist' });
  const user = userEvent.setup();
  await user.keyboard(key);
  const internal = await screen.findByRole('textbox', { name: 'Internal text' });
  await screen.findByText('Ready: 1 channel');
  return { user, internal };
}

const external = () => screen.getByRole('textbox', { name: 'External text' });

describe('the text', () => {
  it('is kept by Esc, and the composer says when it is open', async () => {
    const { user, internal } = await open();
    await waitFor(() => expect(internal).toHaveFocus());
    expect(fixture.composing).toEqual([{ id: ID, open: true }]);
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Internal text' })).toBeNull();
    expect(fixture.composing.at(-1)).toEqual({ id: ID, open: false });
    await user.keyboard('u');
    expect(await screen.findByRole('textbox', { name: 'Internal text' })).toHaveValue('The disk is full.');
  });

  it('says no change by F2, in the column that is active', async () => {
    fixture.calm = true;
    const { user, internal } = await open();
    const before = (internal as HTMLTextAreaElement).value;
    await user.keyboard('{F6}');
    await waitFor(() => expect(external()).toHaveFocus());
    await user.keyboard('{F2}');
    await waitFor(() => expect(external()).toHaveValue(joined(freshTexts().external.no_change ?? [])));
    expect(internal).toHaveValue(before);
  });

  it('goes back from no change to what was typed, and to no change again', async () => {
    fixture.calm = true;
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    await user.keyboard('{F2}');
    const quiet = joined(freshTexts().internal.no_change ?? []);
    await waitFor(() => expect(internal).toHaveValue(quiet));
    expect(screen.getByRole('button', { name: /^No change/ })).toHaveAttribute('aria-pressed', 'true');
    await user.type(internal, ' Kim looks.');
    await user.keyboard('{F2}');
    await waitFor(() => expect(internal).toHaveValue('The disk is full.'));
    await user.keyboard('{F2}');
    await waitFor(() => expect(internal).toHaveValue(`${quiet} Kim looks.`));
  });

  it('asks the core for the words of a state, with what was typed and what it filled in', async () => {
    const { user, internal } = await open();
    const field = internal as HTMLTextAreaElement;
    await waitFor(() =>
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).toMatch(/^\{.*\}$/),
    );
    await user.keyboard('the disk is full');
    await user.click(screen.getByRole('radio', { name: 'Monitoring' }));
    await waitFor(() => expect(fixture.previewed.at(-1)).toMatchObject({ state: 'monitoring' }));
    const asked = fixture.previewed.findLast((one) => one.audience === 'internal');
    const written = asked?.written ?? [];
    expect(joined(written)).toBe(field.value);
    expect(written.filter((piece) => piece.filled).map((piece) => piece.filled)).toEqual([
      'name',
      'state',
      'promise',
    ]);
    expect(
      written
        .filter((piece) => !piece.filled)
        .map((piece) => piece.text)
        .join(''),
    ).toContain('Known: the disk is full.');
  });

  it('takes a fact at the caret by its number', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.keyboard('{Control>}6{/Control}');
    expect(internal).toHaveValue('“No space left on device” in the log.');
    await user.keyboard('{Control>}6{/Control}');
    expect(internal, 'a fact is said once').toHaveValue('“No space left on device” in the log.');
    expect(screen.getByText('That stands in the text already')).toBeInTheDocument();
  });

  it('puts a fact in the place of the blank that is selected', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'Changed: {{what changed}. Known: nothing.');
    (internal as HTMLTextAreaElement).setSelectionRange(9, 23);
    await user.keyboard('{Control>}6{/Control}');
    expect(internal).toHaveValue('Changed: “No space left on device” in the log. Known: nothing.');
  });

  it('offers what changed first, and the sentence that the text does not say', async () => {
    const { user, internal } = await open();
    const [first] = screen.getAllByRole('button', { name: /^(Insert|In the text already): / });
    expect(first).toHaveTextContent('Investigating → Identified');
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    expect(first).toHaveTextContent('not in the text yet');
    await user.click(await screen.findByRole('button', { name: 'Add it: “Identified, was Investigating”' }));
    expect((internal as HTMLTextAreaElement).value).toContain('Identified, was Investigating');
    expect(first).not.toHaveTextContent('not in the text yet');
  });

  it('does not say no change when something changed, and says what', async () => {
    const { user, internal } = await open();
    const before = (internal as HTMLTextAreaElement).value;
    const button = screen.getByRole('button', { name: /^No change/ });
    await waitFor(() => expect(button).toBeDisabled());
    expect(button).toHaveAccessibleDescription('Off: Investigating → Identified at 14:34');
    await user.keyboard('{F2}');
    expect(internal).toHaveValue(before);
  });

  it('gives a fact that comes later the next key, and shifts none', () => {
    const keys = new FactKeys();
    const fact = (id: string) => ({ id }) as Fact;
    expect([...keys.of([fact('b'), fact('a')])]).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect([...keys.of([fact('c'), fact('b'), fact('a')])]).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
    expect([factKey(3), factKey(10), factKey(undefined)]).toEqual(['Ctrl+3', undefined, undefined]);
  });
});

describe('the promise', () => {
  it('is the time that the author writes', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'Next update 15:30 UTC.');
    const picker = screen.getByRole('combobox', { name: 'Minutes to the next internal update' });
    await waitFor(() => expect(picker).toHaveDisplayValue('as written'));
    expect(screen.getByText('15:30')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Send 0004 to 1 channel/ })).toBeEnabled(),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toMatchObject({
      command: { action: { text: 'Next update 15:30 UTC.', next_minutes: null } },
    });
  });
});

describe('sending', () => {
  it('sends internal alone by Ctrl Enter, answering the promise that was seen', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Send 0004 to 1 channel/ })).toBeEnabled(),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()).toMatchObject({
      command: {
        incident: ID,
        action: {
          type: 'post_update',
          audience: 'internal',
          text: 'The disk is full.',
          state: null,
          next_minutes: null,
          approved_by: null,
          elsewhere: false,
          to_nobody: false,
          without: [],
        },
      },
      expected: { of: 'promise', audience: 'internal' },
    });
    await waitFor(() => expect(external(), 'the other column is next').toHaveFocus());
  });

  it('leaves a channel out by Space, and does not send to nobody', async () => {
    const { user, internal } = await open();
    const box = screen.getByRole('checkbox', { name: 'Send to #incidents' });
    box.focus();
    await user.keyboard(' ');
    expect(box).not.toBeChecked();
    expect(screen.getByText(/^left out, owed /)).toBeInTheDocument();
    const button = screen.getByRole('button', { name: /^Send 0004 to 0 channels/ });
    expect(button).toHaveAccessibleDescription('Off: every channel is left out');
    await user.keyboard(' ');
    expect(box).toBeChecked();
    expect(internal).toBeInTheDocument();
  });

  it('offers the steps that asked for it, and ticks them by one key', async () => {
    fixture.incident = incidentView();
    fixture.incident.told_steps = ['9'];
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Send 0004 to 1 channel/ })).toBeEnabled(),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    await user.keyboard('{Escape}');
    const offer = () => screen.findByRole('group', { name: 'Steps that the post did' });
    expect(await offer()).toHaveTextContent('step 9');
    await act(() => router.incident(OTHER));
    await act(() => router.incident(ID));
    expect(await offer(), 'until somebody answers').toHaveTextContent('step 9');
    await user.keyboard('y');
    await waitFor(() =>
      expect(last()?.command).toMatchObject({ action: { type: 'finish_step', step: '9' } }),
    );
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Steps that the post did' })).toBeNull());
  });

  it('does not send external without an approver, and says why', async () => {
    const { user } = await open();
    const button = screen.getByRole('button', { name: /^Approve and send/ });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription('Off: no approver yet');
    await user.keyboard('{F6}{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(fixture.executed).toHaveLength(0);
    await waitFor(() =>
      expect(button, 'the key says why').toHaveAccessibleDescription('Not sent: no approver yet'),
    );
    expect(screen.getByRole('combobox', { name: 'approved by' }), 'and leads there').toHaveFocus();
    await user.type(screen.getByRole('combobox', { name: 'approved by' }), 'Bo');
    expect(button).toBeEnabled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(
      fixture.executed.some(
        ({ command }) => command.do === 'on' && JSON.stringify(command).includes('external'),
      ),
      'Ctrl Enter never reaches customers',
    ).toBe(false);
    fixture.executed.length = 0;
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(fixture.executed).toHaveLength(1));
    expect(last()?.command).toMatchObject({
      action: { type: 'post_update', audience: 'external', approved_by: 'Bo' },
    });
  });

  it('looks at the text once more before it goes', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Not sent:')).toBeInTheDocument();
    expect(fixture.executed).toHaveLength(0);
  });

  it('resolves with the internal text when it was opened for that', async () => {
    const { user, internal } = await open('e');
    expect(screen.getByRole('radio', { name: 'Resolved' })).toBeChecked();
    expect((internal as HTMLTextAreaElement).value).toBe(joined(freshTexts().internal.resolved ?? []));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(last()?.command).toMatchObject({ action: { type: 'resolve' } }));
  });

  it('keeps the text when sending was refused', async () => {
    const { user, internal } = await open();
    await user.clear(internal);
    await user.type(internal, 'The disk is full.');
    fixture.refuse = { code: 'stale', message: 'A ping went out meanwhile.' };
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('A ping went out meanwhile.')).toBeInTheDocument();
    expect(internal).toHaveValue('The disk is full.');
  });
});

it('leaves the bar, the rail and the current step in sight', async () => {
  await open();
  expect(screen.getByText('writing update 3')).toBeInTheDocument();
  expect(screen.getByRole('complementary', { name: 'Phases and channels' })).toBeInTheDocument();
  expect(screen.getByText('If disk is full, identify large files and clear old logs')).toBeInTheDocument();
  expect(screen.getByText('INC-0004')).toBeInTheDocument();
});

it('has no violation that axe can see', async () => {
  document.documentElement.lang = 'en';
  await open();
  const found = await axe.run(document.documentElement, {
    rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } },
  });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
});
