// The post-mortem's screen by keyboard, as a reader hears it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { change, fixture } from '../dev/host';
import { cite, drafted, showDraft } from '../dev/shown';
import { ID } from '../dev/views';
import { memory } from '../lib/memory';
import { router } from '../lib/router.svelte';
import { citation } from './beside/cite';
import Reads from './beside/Reads.svelte';
import grammar from './grammar.json';
import { moved, urgency } from './reviews';

beforeEach(drafted);

describe('the editor', () => {
  it('has no violation that axe can see, in each of its sides', async () => {
    document.documentElement.lang = 'en';
    const { user } = await showDraft();
    for (const key of ['t', 'g', 'y', 'f', 'p', 'm', 'v']) {
      await user.keyboard(`{Alt>}${key}{/Alt}`);
      const rules = { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } };
      const found = await axe.run(document.documentElement, { rules });
      const told = found.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
      );
      expect(told, `Alt ${key}`).toEqual([]);
    }
  });

  it('cites the chosen entry by one key and keeps it as a version', async () => {
    const { user } = await showDraft();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}{Alt>}t{/Alt}');
    const list = await screen.findByRole('listbox', { name: /Timeline/ });
    await waitFor(() => expect(list).toHaveFocus());
    await user.keyboard('{Home}{Enter}');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(1));
    expect(fixture.draft.kept[0]).toMatch(/“.*” \(14:\d\d UTC\)/);
    expect(await screen.findByText(/version 1 by Dana/)).toBeInTheDocument();
  });

  it('asks where another version came, and keeps both', async () => {
    const { user } = await showDraft();
    await cite(user);
    fixture.draft.version = { n: 5, saved_at: fixture.home.now.now, by: 'Kim' };
    fixture.draft.text = 'theirs';
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText(/has a newer version by Kim/)).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Go on from that one' }));
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(2));
    expect(fixture.draft.kept[0], 'what was typed here').toMatch(/“.*” \(14:/);
    expect(fixture.draft.kept[1]).toBe('theirs');
    expect(fixture.draft.purpose, 'the next autosave replaces only the other one').toEqual([true, false]);
  });

  it('keeps the text beside a newer version when the screen is left', async () => {
    const { user } = await showDraft();
    await cite(user);
    fixture.draft.version = { n: 5, saved_at: fixture.home.now.now, by: 'Kim' };
    fixture.draft.text = 'theirs';
    router.home();
    expect(
      await screen.findByText(/newer version by Kim stands. Your text is kept .* version 6/),
    ).toBeInTheDocument();
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(2));
    expect(fixture.draft.kept[0]).toMatch(/“.*” \(14:/);
    expect(fixture.draft.kept[1], 'the latest is theirs').toBe('theirs');
    expect(fixture.draft.purpose[0]).toBe(true);
  });

  it('comes back to a text that cannot be kept', async () => {
    const { user } = await showDraft();
    await cite(user);
    fixture.draft.refused = { code: 'storage', message: 'The disk is full.' };
    router.home();
    await waitFor(() =>
      expect(screen.queryByRole('textbox', { name: 'Text of the post-mortem' })).toBeNull(),
    );
    const text = await screen.findByRole('textbox', { name: 'Text of the post-mortem' });
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(text).toHaveTextContent(/“.*” \(14:\d\d UTC\)/);
    expect(screen.getByText(/not kept yet.*The disk is full/)).toBeInTheDocument();
    fixture.draft.refused = null;
    expect(await kept(user)).toMatch(/“.*” \(14:/);
    router.home();
    await waitFor(() =>
      expect(screen.queryByRole('textbox', { name: 'Text of the post-mortem' })).toBeNull(),
    );
  });

  it('waits for a version that is being kept before it exports', async () => {
    const { user } = await showDraft();
    await cite(user);
    await user.keyboard('{Control>}s{/Control}{Control>}e{/Control}');
    expect(await screen.findByText(/^Exported: /)).toBeInTheDocument();
    expect(fixture.draft.kept).toHaveLength(1);
  });

  it('refreshes what the log says and leaves what was typed', async () => {
    const { user } = await showDraft();
    await cite(user);
    const [cited = ''] = /“[^”]*” \(14:\d\d UTC\)/.exec(await kept(user)) ?? [];
    fixture.draft.text = fixture.draft.text?.replace('| State | Identified |', '| State | Resolved |') ?? '';
    change([ID]);
    await user.keyboard('{Alt>}l{/Alt}');
    await cite(user);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(2));
    expect(fixture.draft.kept[1]).toContain('| State | Resolved |');
    expect(fixture.draft.kept[1]).toContain(cited);
  });

  it('moves the post-mortem on and back, and exports it', async () => {
    const { user } = await showDraft();
    await user.keyboard('{Alt>}s{/Alt}');
    await waitFor(() =>
      expect(fixture.executed.at(-1)).toMatchObject({
        command: { action: { type: 'set_review', review: 'in_review' } },
        expected: { of: 'review', review: 'draft' },
      }),
    );
    await waitFor(() => expect(screen.getByRole('radio', { name: 'In review' })).toBeChecked());
    await user.keyboard('{Alt>}{Shift>}S{/Shift}{/Alt}');
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Draft' })).toBeChecked());
    await user.click(screen.getByRole('radio', { name: 'docx' }));
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByText(/^Exported: .*INC-0004 post-mortem.docx/)).toBeInTheDocument();
    expect(fixture.draft.exported).toEqual([{ form: 'docx', sheet: 'a4', profile: null }]);
  });

  it('asks why while a question is open, and is only read when it is closed', async () => {
    const { text, user } = await showDraft();
    fixture.draft.review = 'in_review';
    change([ID]);
    await waitFor(() => expect(screen.getByRole('radio', { name: 'In review' })).toBeChecked());
    await user.keyboard('{Alt>}s{/Alt}');
    const asks = await screen.findByRole('dialog', { name: 'Questions are open' });
    expect(asks).toHaveTextContent('what broke, for whom');
    expect(screen.getByRole('radio', { name: 'In review' })).toBeChecked();
    await user.keyboard('{Enter}');
    expect(within(asks).getByText('Say it in a few words first')).toBeInTheDocument();
    await user.keyboard('the vendor answers later{Enter}');
    await waitFor(() =>
      expect(fixture.executed.map((one) => one.command)).toMatchObject([
        { action: { type: 'set_review', review: 'reviewed', because: 'the vendor answers later' } },
      ]),
    );
    fixture.draft.review = 'closed';
    change([ID]);
    expect(await screen.findByText(/closed, read only/)).toBeInTheDocument();
    await cite(user);
    await user.keyboard('{Control>}s{/Control}');
    expect(text).not.toHaveTextContent(/“.*” \(14:\d\d UTC\)/);
    await user.keyboard('{Alt>}{Shift>}S{/Shift}{/Alt}');
    await waitFor(() => expect(fixture.draft.review).toBe('reviewed'));
    expect(screen.queryByRole('dialog', { name: 'Questions are open' })).toBeNull();
  });

  it('opens a closed one first and then keeps what was typed before it was closed', async () => {
    const { text, user } = await showDraft();
    await cite(user);
    fixture.draft.review = 'closed';
    change([ID]);
    expect(await screen.findByText(/not saved yet · closed, read only/)).toBeInTheDocument();
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText(/is closed, so its text stays/)).toBeInTheDocument();
    expect(fixture.remembered[`postmortem.${ID}`], 'a restart would find it').toMatchObject({
      text: expect.stringMatching(/“.*” \(14:\d\d UTC\)/),
    });
    await user.keyboard('{Alt>}{Shift>}S{/Shift}{/Alt}');
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(1));
    expect(fixture.draft.review).toBe('reviewed');
    expect(fixture.draft.kept[0]).toMatch(/“.*” \(14:\d\d UTC\)/);
    await waitFor(() => expect(text).not.toHaveAttribute('aria-readonly'));
    expect(memory.get(`postmortem.${ID}`), 'it is a version now').toBeNull();
  });

  it('takes no word between what is counted and what is closed', async () => {
    const { text, user } = await showDraft();
    await cite(user);
    fixture.draft.review = 'reviewed';
    change([ID]);
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Reviewed' })).toBeChecked());
    let read = () => {};
    fixture.draft.reading = new Promise((done) => (read = done));
    await user.keyboard('{Alt>}s{/Alt}');
    await waitFor(() => expect(fixture.draft.kept).toHaveLength(1));
    expect(text).toHaveAttribute('aria-readonly', 'true');
    read();
    await screen.findByRole('dialog', { name: 'Questions are open' });
    expect(text, 'not yet: it is written on').not.toHaveAttribute('aria-readonly');
    await user.keyboard('the vendor answers later{Enter}');
    await waitFor(() => expect(fixture.draft.review).toBe('closed'));
    expect(await screen.findByText(/closed, read only/)).toHaveTextContent(/saved [^·]* · closed/);
  });

  it('corrects a key time beside the text', async () => {
    const { user } = await showDraft();
    await user.keyboard('{Alt>}y{/Alt}');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Correct “Impact started”/ })).toHaveFocus(),
    );
    await user.keyboard('{ArrowDown}{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Key times' });
    expect(within(panel).getByRole('radio', { name: 'Detected' })).toBeChecked();
    await user.keyboard('14:07Z{Enter}');
    await waitFor(() =>
      expect(fixture.executed.at(-1)?.command).toMatchObject({
        action: { type: 'set_key_time', which: 'detected', time: '14:07Z' },
      }),
    );
    await waitFor(() => expect(screen.getByRole('button', { name: /^Correct “Detected”/ })).toHaveFocus());
  });

  it('lists what is left to look at, and goes there', async () => {
    const { text, user } = await showDraft();
    await user.keyboard('{Alt>}f{/Alt}');
    const list = await screen.findByRole('listbox', { name: /^Questions and wordings/ });
    await waitFor(() => expect(list).toHaveFocus());
    expect(within(list).getAllByRole('option')[0]).toHaveTextContent('what broke, for whom');
    await user.keyboard('{Enter}');
    expect(text).toHaveFocus();
  });

  it('shows what a copy masks, for each of its readers', async () => {
    const { user } = await showDraft();
    await user.keyboard('{Alt>}m{/Alt}');
    const table = await screen.findByRole('table', { name: 'What is masked' });
    expect(table).toHaveTextContent('Dana');
    const readers = screen.getByRole('radiogroup', { name: 'Readers of the copy' });
    await user.click(within(readers).getByRole('radio', { name: 'External' }));
    await waitFor(() => expect(fixture.masked.at(-1)).toBe('external'));
    expect(screen.getByText(/masked in this copy:/, { selector: 'p' })).toBeInTheDocument();
  });

  it('goes through its tabs by the arrows', async () => {
    const { user } = await showDraft();
    screen.getByRole('tab', { name: /^Timeline/ }).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: /^Chart/ })).toHaveFocus();
    expect(await screen.findByRole('img', { name: /over time, in UTC/ })).toBeInTheDocument();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('tab', { name: /^Versions/ })).toHaveAttribute('aria-selected', 'true');
  });

  it('is no trap: Esc leaves the text for its pane, and Tab goes on', async () => {
    const { text, user } = await showDraft();
    await user.keyboard('{Alt>}q{/Alt}');
    expect(text).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('region', { name: 'Text' })).toHaveFocus();
    text.focus();
    await user.keyboard('{Tab}');
    expect(text).not.toHaveFocus();
  });

  it('draws the lines in view alone, of a draft of 200 KB', async () => {
    fixture.draft.text = `# Long\n\n${'- 14:02 - a line of the log that goes on for a while\n'.repeat(4000)}`;
    const { text } = await showDraft();
    expect(fixture.draft.text.length).toBeGreaterThan(200_000);
    expect(text.querySelectorAll('*').length).toBeLessThan(2500);
  });

  it('draws a list of thousands of wordings near the view alone, and goes to its end by key', async () => {
    const asked = { family: '', level: 'ask' as const, from: 0, to: 1, question: '?', offers: [] };
    fixture.draft.wordings = Array.from({ length: 3000 }, (_, n) => ({
      ...asked,
      ...{ line: 900, noted: false },
      words: `w${n}`,
    }));
    const { user } = await showDraft();
    await user.keyboard('{Alt>}f{/Alt}');
    const list = await screen.findByRole('listbox', { name: /^Questions and wordings/ });
    await waitFor(() => expect(list).toHaveFocus());
    await user.keyboard('{End}');
    const last = await screen.findByRole('option', { name: /w2999/ });
    expect(list).toHaveAttribute('aria-activedescendant', last.id);
    expect(last).toHaveAttribute('aria-setsize', last.getAttribute('aria-posinset'));
    expect(within(list).getAllByRole('option').length).toBeLessThan(100);
  });

  it('draws of a long copy what is near the view alone', () => {
    const content = [{ type: 'text' as const, text: 'The replica was behind.' }];
    const blocks = [{ type: 'paragraph' as const, content }];
    const items = Array.from({ length: 3000 }, () => ({ step: null, checked: null, blocks }));
    const { container } = render(Reads, { blocks: [{ type: 'list', items } as never], label: 'Preview' });
    expect(screen.getByRole('region', { name: 'Preview' })).toHaveTextContent('The replica was behind.');
    expect(container.querySelectorAll('li').length).toBeLessThan(300);
  });

  it('asks about wording, and keeps it or puts the role in its place', async () => {
    fixture.draft.text = '# Title\n\n## Summary\n\nHere Bo should have called.\n';
    const asked = { line: 5, family: '', level: 'ask' as const, noted: false };
    fixture.draft.wordings = [
      { ...asked, from: 5, to: 7, words: 'Bo', question: 'Replace by the role?', offers: ['the scribe'] },
      { ...asked, from: 8, to: 19, words: 'should have', question: 'Say what did happen.', offers: [] },
    ];
    const { user } = await showDraft();
    await user.keyboard('{Alt>}w{/Alt}');
    const asks = await screen.findByRole('group', { name: 'Wording' });
    expect(asks).toHaveTextContent('Replace by the role?');
    expect(asks).toHaveTextContent('Say what did happen.');
    await user.keyboard('{Alt>}n{/Alt}{Alt>}k{/Alt}');
    expect(await kept(user)).toContain('Here the scribe should have called. <!-- lint-ok -->');
  });

  it('offers the file that was changed outside', async () => {
    fixture.draft.outside = '/home/dana/postmortems/INC-0004 post-mortem.md';
    const { user } = await showDraft();
    await user.click(screen.getByRole('button', { name: 'Take it in as the latest version' }));
    await waitFor(() => expect(screen.queryByText(/was changed outside/)).toBeNull());
  });

  it('shows what a version changed', async () => {
    fixture.draft.version = { n: 2, saved_at: fixture.home.now.now, by: 'Dana' };
    const { user } = await showDraft();
    await user.keyboard('{Alt>}v{/Alt}');
    const versions = await screen.findByRole('list', { name: 'Versions' });
    expect(within(versions).getAllByRole('button')).toHaveLength(2);
    expect(screen.getByText('removed:')).toBeInTheDocument();
    const saved = /saved [A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d:\d\d UTC/;
    const head = saved.exec(screen.getByText(/^version 2 by Dana/).textContent ?? '')?.[0] ?? 'no time';
    expect(
      within(versions).getAllByRole('button')[0],
      'the same in the head and in the list',
    ).toHaveTextContent(head);
    await user.click(within(versions).getAllByRole('button')[1] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Restore version 1' }));
    await waitFor(() => expect(fixture.draft.kept.length).toBeGreaterThan(0));
  });
});

async function kept(user: ReturnType<typeof userEvent.setup>): Promise<string> {
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(fixture.draft.kept).toHaveLength(1));
  return fixture.draft.kept[0] ?? '';
}

it.each(grammar.cited)('cites %j so that it can begin nothing', (text, cited) => {
  const entry = { text, happened_at: '2026-03-06T14:33:10Z' };
  expect(citation(entry as never)).toBe(`“${cited}” (14:33 UTC)`);
});

it('knows the states in their order, and when it is urgent', () => {
  expect([moved('draft', 1), moved('closed', 1), moved('draft', -1)]).toEqual([
    'in_review',
    'closed',
    'draft',
  ]);
  const hour = 3_600_000;
  expect([urgency(13 * hour, 0), urgency(12 * hour, 0), urgency(0, 0)]).toEqual(['', 'soon', 'over']);
});
