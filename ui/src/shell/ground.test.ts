// The focus is never lost to the page: it goes to the open sheet, else to the screen.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus } from './ground';

let stop: () => void;
const one = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const later = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  document.body.replaceChildren();
  const [screen, field] = [document.createElement('main'), document.createElement('input')];
  screen.append(field);
  document.body.append(screen);
  stop = keepFocus();
});
afterEach(() => stop());

it('goes to the screen when what had it is taken out', async () => {
  one('input').focus();
  one('input').remove();
  await later();
  expect(one('main')).toHaveFocus();
});

it('goes to the screen when a field lets it go, and stays where somebody put it', async () => {
  one('input').focus();
  one('input').blur();
  await later();
  expect(one('main')).toHaveFocus();
  one('input').focus();
  await later();
  expect(one('input')).toHaveFocus();
});

it('goes to the open sheet before the screen', async () => {
  const sheet = document.createElement('div');
  sheet.setAttribute('role', 'dialog');
  document.body.append(sheet);
  await later();
  one('input').focus();
  one('input').remove();
  await later();
  expect(sheet).toHaveFocus();
});
