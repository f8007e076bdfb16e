// The incident that a screen of none leads back to.
import { expect, it } from 'vitest';
import { router } from '$lib/router.svelte';
import { homeView, ID, OTHER } from '../dev/views';
import { atHand } from './at-hand.svelte';

it('is the one that one comes from while it is open, and of several that nobody looked at none', () => {
  const { open } = homeView();
  atHand.open = open;
  router.settings();
  expect(atHand.near).toBeUndefined();
  for (const id of [OTHER, ID]) {
    router.incident(id);
    router.settings('mail');
    expect(atHand.near?.id).toBe(id);
  }
  atHand.open = open.filter((one) => one.id === OTHER);
  expect(atHand.near?.id, 'the one that was left has ended').toBe(OTHER);
  atHand.open = [];
  expect(atHand.near).toBeUndefined();
});
