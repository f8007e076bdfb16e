import { describe, expect, it } from 'vitest';
import type { ChannelPreview, Fact, Finding, PreviewView } from '$lib/types';
import { deed, offReason, sendAction } from '../send/send';
import { insert, marked, says, without } from './text';

const stop = (words: string): Finding => ({ stop: true, message: 'x', words, add: null, fact: null });

describe('editing', () => {
  it('puts a sentence in with the spaces that it needs', () => {
    expect(insert('Known: x.', 'Disk is full', 9)).toEqual({ text: 'Known: x. Disk is full.', caret: 23 });
    expect(insert('', 'Done.', 0).text).toBe('Done.');
    expect(insert('a b', 'c', 2).text).toBe('a c. b');
  });

  it('takes words out without leaving two spaces', () => {
    expect(without('Carts are kept. {workaround} We go on.', '{workaround}')).toEqual({
      text: 'Carts are kept. We go on.',
      caret: 16,
    });
    expect(without('back shortly.', 'shortly').text).toBe('back .');
    expect(without('unchanged', 'gone').text).toBe('unchanged');
  });

  it('knows a fact that the text says already', () => {
    const fact = { text: 'Disk  is full.', said_by: ['Disk  is full.'], parts: [] as Fact[] } as Fact;
    expect(says('Changed: disk is full; we go on', fact)).toBe(true);
    expect(says('Changed: nothing', fact)).toBe(false);
    const severity = { text: 'Severity SEV 1, was SEV 2', said_by: ['SEV 1'], parts: [] as Fact[] } as Fact;
    expect(says('[INC-1] sev 1 Identified', severity), 'in whatever words').toBe(true);
    const ticks = {
      text: '2 steps done: 1, 2',
      said_by: ['2 steps done: 1, 2'],
      parts: [fact, severity],
    } as Fact;
    expect(says('Disk is full. Now SEV 1.', ticks), 'each of them').toBe(true);
    expect(says('Disk is full.', ticks)).toBe(false);
  });
});

describe('underlines', () => {
  it('lose nothing of the text, and a stop wins', () => {
    const text = [
      { text: '[INC-0042]', filled: 'name' as const },
      { text: ' x {y}.', filled: null },
      { text: ' Next update 14:53 UTC.', filled: 'promise' as const },
    ];
    const found = marked(text, [stop('{y}'), { ...stop('x {y}'), stop: false }]);
    expect(found.map((p) => p.text).join('')).toBe('[INC-0042] x {y}. Next update 14:53 UTC.');
    expect(found.filter((p) => p.mark === 'stop').map((p) => p.text)).toEqual(['{y}']);
    expect(found.filter((p) => p.mark === 'auto').map((p) => p.text)).toEqual([
      '[INC-0042]',
      'Next update 14:53 UTC.',
    ]);
  });
});

describe('sending', () => {
  const written = {
    text: 'x',
    state: 'resolved' as const,
    minutes: null,
    approver: ' Bo ',
    elsewhere: false,
    without: [] as string[],
  };
  const preview: PreviewView = {
    text: [],
    next_update_at: null,
    as_written: false,
    changed: null,
    findings: [],
    channels: [],
  };

  it('resolves by an internal text, and posts everything else', () => {
    expect(sendAction('internal', 'monitoring', written)).toEqual({ type: 'resolve', text: 'x' });
    expect(sendAction('internal', 'resolved', written)).toMatchObject({ type: 'post_update', state: null });
    expect(sendAction('external', 'monitoring', written)).toMatchObject({
      type: 'post_update',
      state: 'resolved',
      approved_by: 'Bo',
    });
    expect(sendAction('internal', 'monitoring', { ...written, elsewhere: true })).toMatchObject({
      type: 'post_update',
      elsewhere: true,
    });
  });

  it('is off for a reason that is said', () => {
    expect(offReason('internal', ' ', '', preview)).toBe('nothing is written');
    expect(offReason('internal', 'x', '', null)).toBe('the preview is not there yet');
    expect(offReason('internal', 'x', '', { ...preview, findings: [stop('y')] })).toBe('1 stop left');
    expect(offReason('external', 'x', ' ', preview)).toBe('no approver yet');
    expect(offReason('internal', 'x', '', preview)).toBeNull();
  });

  it('counts the channels that take it, and judges no length of one that is left out', () => {
    const channel = { name: 'mail', length: 9, limit: 8 } as ChannelPreview;
    const two = { ...preview, channels: [channel, { ...channel, name: 'chat', length: 1 }] };
    expect(offReason('internal', 'x', '', two)).toBe('too long for mail');
    expect(offReason('internal', 'x', '', two, ['mail'])).toBeNull();
    expect(offReason('internal', 'x', '', two, ['mail', 'chat'])).toBe('every channel is left out');
    expect(
      sendAction('internal', 'monitoring', { ...written, without: ['mail'] }),
      'a resolve cannot',
    ).toMatchObject({
      type: 'post_update',
      state: 'resolved',
      without: ['mail'],
    });
    expect([deed('internal', 2, false), deed('internal', 1, true), deed('external', 2, false)]).toEqual([
      'Send to 2 channels',
      'Send to 1 channel and resolve',
      'Approve and send to 2 channels',
    ]);
  });
});
