// The contract with the shell: names of commands and of their arguments, to the letter.
import { beforeEach, expect, it, vi } from 'vitest';
import * as fake from '../dev/host';
import type * as shell from './host';
import type { ComposeText, ExportAsk } from './types';

// With a query the fixtures do not stand in: this is the file that the window ships with.
const real: typeof shell = await import('./host.ts?real' as string);
const AS_IT_IS: ExportAsk = { form: 'md', sheet: 'a4', profile: null };
const ASKED: ComposeText = {
  audience: 'internal',
  written: null,
  no_change: false,
  state: null,
  next_minutes: 20,
};
const invoke = vi.fn(async (_command: string, _args: unknown) => null as unknown);
let callbacks: ((message: unknown) => void)[] = [];

beforeEach(() => {
  invoke.mockClear();
  callbacks = [];
  Object.assign(window, {
    __TAURI_INTERNALS__: {
      invoke,
      transformCallback: (callback: (message: unknown) => void) => callbacks.push(callback) - 1,
    },
    __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => {} },
  });
});

it('has a stand-in for everything in it, of the same types', () => {
  const same: { [Name in keyof typeof shell]: (typeof shell)[Name] } = fake;
  expect(Object.keys(real).filter((name) => !(name in same))).toEqual([]);
});

it.each<[string, unknown, () => Promise<unknown>]>([
  ['home', {}, () => real.home()],
  ['search', { words: 'lag' }, () => real.search('lag')],
  ['library', {}, () => real.library()],
  ['reader', { path: 'a.md' }, () => real.reader('a.md')],
  ['findings', { path: 'a.md' }, () => real.findings('a.md')],
  ['frozen', { incident: '1', path: 'a.md' }, () => real.frozen('1', 'a.md')],
  ['open_draft', { path: '/d/a.md', folder: true }, () => real.openDraft('/d/a.md', true)],
  ['incident', { id: '1' }, () => real.incident('1')],
  ['timeline', { id: '1', first: null, count: 50, part: null }, () => real.timeline('1', null, 50, null)],
  ['compose', { id: '1' }, () => real.compose('1')],
  ['preview', { id: '1', asked: ASKED }, () => real.preview('1', ASKED)],
  ['settings', {}, () => real.settings()],
  ['configure', { setting: { set: 'first_run_done' } }, () => real.configure({ set: 'first_run_done' })],
  ['draft', { id: '1' }, () => real.draft('1')],
  ['keep_draft', { id: '1', text: 'x', base: 2, session: 's' }, () => real.keepDraft('1', 'x', 2, 's')],
  ['draft_notes', { id: '1', text: 'x', preview: true }, () => real.draftNotes('1', 'x', true)],
  ['draft_history', { id: '1', n: null }, () => real.draftHistory('1', null)],
  ['draft_version', { id: '1', n: 3 }, () => real.draftVersion('1', 3)],
  ['take_draft', { id: '1' }, () => real.takeDraft('1')],
  ['export_draft', { id: '1', ask: AS_IT_IS }, () => real.exportDraft('1', AS_IT_IS)],
  ['stop_export', { id: '1' }, () => real.stopExport('1')],
  ['composing', { id: '1', open: true }, () => real.composing('1', true)],
  ['remember', { key: 'screen', value: { at: 'home' } }, () => real.remember('screen', { at: 'home' })],
  ['remembered', {}, () => real.remembered()],
  ['close_answer', { close: false }, () => real.closeAnswer(false)],
  ['open_link', { url: 'https://a.example' }, () => real.openLink('https://a.example')],
  [
    'execute',
    { command: { do: 'on', incident: '1', action: { type: 'close' } }, expected: null },
    () => real.execute({ do: 'on', incident: '1', action: { type: 'close' } }, null),
  ],
])('calls %s with %o', async (command, args, call) => {
  await call();
  expect(invoke.mock.calls[0]?.[0]).toBe(command);
  expect(invoke.mock.calls[0]?.[1] ?? {}).toEqual(args);
});

it('hears of changes, and of the wish to close', async () => {
  const [changed, closing] = [vi.fn(), vi.fn()];
  real.onChanged(changed);
  real.onCloseAsked(closing);
  await vi.waitFor(() => expect(invoke).toHaveBeenCalledTimes(2));
  expect(invoke.mock.calls.map((call) => (call[1] as { event: string }).event)).toEqual([
    'changed',
    'close_asked',
  ]);
  callbacks[0]?.({ event: 'changed', id: 1, payload: { seq: 7, incidents: ['1'] } });
  callbacks[1]?.({ event: 'close_asked', id: 2, payload: ['INC-0042'] });
  expect(changed).toHaveBeenCalledWith({ seq: 7, incidents: ['1'] });
  expect(closing).toHaveBeenCalledWith(['INC-0042']);
});
