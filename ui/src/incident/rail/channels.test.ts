import { describe, expect, it } from 'vitest';
import { homeView } from '../../dev/views';
import type { ChannelView, DeliveryStage, DeliveryState } from '$lib/types';
import { channelRow } from './channels';

const [ready] = homeView().channels;
const at = Date.parse('2026-11-20T14:26:40Z');

function channel(over: Partial<ChannelView>): ChannelView {
  if (!ready) throw new Error('no channel');
  return { ...ready, waiting: 0, ...over };
}

const last = (state: DeliveryState, stage: DeliveryStage, more: { reason?: string; next_at?: number } = {}) =>
  channel({ last: { state, stage, at, reason: more.reason ?? null, next_at: more.next_at ?? null } });

describe('a channel in the rail', () => {
  it.each([
    ['sent', 'arrived', 'ok', 'sent 14:26'],
    ['copied', 'arrived', 'ok', 'said 14:26'],
    ['sending', 'on_its_way', 'warn', 'sending'],
    ['uncertain', 'unknown', 'warn', 'uncertain 14:26'],
    ['failed', 'lost', 'bad', 'failed 14:26'],
    ['expired', 'lost', 'bad', 'expired 14:26'],
    ['superseded', 'withdrawn', 'off', 'superseded 14:26'],
  ] as const)('says of %s what the dot says', (state, stage, dot, text) => {
    expect(channelRow(last(state, stage))).toMatchObject({ dot, text });
  });

  it('says how many wait, why, and when it is tried again', () => {
    const waiting = { ...last('retry', 'waits', { reason: 'it answered 503', next_at: at }), waiting: 2 };
    expect(channelRow(waiting)).toEqual({
      dot: 'warn',
      text: 'queued 2',
      why: 'it answered 503, next try 14:26 UTC',
    });
  });

  it('says first that it cannot send at all', () => {
    const paused = channel({ state: 'paused', problem: 'Confirm it in the settings.', waiting: 2 });
    expect(channelRow(paused)).toEqual({ dot: 'bad', text: 'paused', why: 'Confirm it in the settings.' });
  });
});
