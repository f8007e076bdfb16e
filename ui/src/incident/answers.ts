// What the answers of the notice bar do on the screen of the incident that they are about.
import { copy } from '$lib/clipboard.svelte';
import { router } from '$lib/router.svelte';
import type { Deed, Need, Settled } from '$lib/types';
import { goThere, putAway } from '../shell/needs/answers';
import type { Desk } from './desk.svelte';

/** Answers what needs the commander here. */
export async function answerHere(desk: Desk, need: Need, deed: Deed): Promise<void> {
  switch (deed) {
    case 'write':
      if (!desk.composing) desk.compose();
      return;
    case 'snooze':
    case 'skip_ping':
      desk.panel = { of: 'snooze' };
      return;
    case 'send_again':
      return settle(desk, need, 'send_again');
    case 'arrived':
      return settle(desk, need, 'arrived');
    case 'copy_text':
      if (await copy(need.copy ?? '', 'Text')) await settle(desk, need, 'copied');
      return;
    case 'channels':
      router.settings(need.channel);
      return;
    case 'called':
      if (await desk.act({ type: 'note', text: need.note ?? '', happened_at: null })) await putAway(need);
      return;
    case 'go_to_step':
      desk.composing = null;
      desk.chosen = need.step;
      if (need.answers.some((one) => one.deed === 'called')) await putAway(need);
      return;
    case 'put_away':
      return putAway(need);
    case 'go_there':
      return goThere(need);
  }
}

async function settle(desk: Desk, need: Need, outcome: Settled): Promise<void> {
  if (need.message === null) return;
  await desk.act({ type: 'settle_delivery', message: need.message, outcome });
}
