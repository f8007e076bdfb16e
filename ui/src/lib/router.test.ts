import { beforeEach, expect, it } from 'vitest';
import { memory } from './memory';
import { Router } from './router.svelte';

beforeEach(() => memory.set('screen', null));

/** The router of the next window. */
function next(): Router {
  const router = new Router();
  router.comeBack();
  return router;
}

it('starts at Home', () => expect(next().screen.at).toBe('home'));

it('comes back to the incident that was shown, without opening its composer again', () => {
  new Router().incident('0195-42', { compose: true });
  expect(next().screen).toEqual({ at: 'incident', id: '0195-42', compose: false });
});

it('comes back to the runbook that was read', () => {
  new Router().runbooks('database/a.md');
  expect(next().screen).toEqual({ at: 'runbooks', path: 'database/a.md' });
});

it('does not come back to a declaration that was begun', () => {
  const router = new Router();
  router.declare('database/a.md');
  expect(router.screen).toEqual({ at: 'home', declare: { path: 'database/a.md' } });
  expect(next().screen).toEqual({ at: 'home', declare: null });
});

it.each([{ at: 'moon' }, { at: 'incident' }, 'home', 7, null])('starts at Home when %o was kept', (kept) => {
  memory.set('screen', kept);
  expect(next().screen).toEqual({ at: 'home', declare: null });
});
