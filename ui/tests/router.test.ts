import { beforeEach, expect, it } from 'vitest';
import { Router } from '../src/lib/router.svelte';

beforeEach(() => localStorage.clear());

it('starts at Home', () => expect(new Router().screen.at).toBe('home'));

it('comes back to the incident that was shown, without opening its composer again', () => {
  new Router().incident('0195-42', { compose: true });
  expect(new Router().screen).toEqual({ at: 'incident', id: '0195-42', compose: false });
});

it('comes back to the runbook that was read', () => {
  new Router().runbooks('database/a.md');
  expect(new Router().screen).toEqual({ at: 'runbooks', path: 'database/a.md' });
});

it('does not come back to a declaration that was begun', () => {
  const router = new Router();
  router.declare('database/a.md');
  expect(router.screen).toEqual({ at: 'home', declare: { path: 'database/a.md' } });
  expect(new Router().screen).toEqual({ at: 'home', declare: null });
});

it.each(['{', '{"at":"moon"}', '{"at":"incident"}', '"home"', 'null'])(
  'starts at Home when %s was kept',
  (kept) => {
    localStorage.setItem('holdfast.screen', kept);
    expect(new Router().screen).toEqual({ at: 'home', declare: null });
  },
);
