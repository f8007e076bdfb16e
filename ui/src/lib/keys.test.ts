import { afterEach, describe, expect, it, vi } from 'vitest';
import { bind, cap, chord, handle, listed, placeKey, shortcut } from './keys';

const stops: (() => void)[] = [];
const on = (...given: Parameters<typeof bind>) => stops.push(bind(...given));

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  document.body.replaceChildren();
});

function press(
  key: string,
  more: KeyboardEventInit = {},
  target: HTMLElement = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: target });
  handle(event);
  return event;
}

function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

it('names the key of nine places, and none for the tenth or an incident without a place', () => {
  expect([1, 9, 10, 201, null].map(placeKey)).toEqual(['Alt+1', 'Alt+9', undefined, undefined, undefined]);
});

describe('chord', () => {
  it.each([
    [{ key: 'j' }, 'J'],
    [{ key: 'J', shiftKey: true }, 'Shift+J'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: ' ' }, 'Space'],
    [{ key: 'Escape' }, 'Esc'],
    [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
    [{ key: 'k', metaKey: true }, 'Ctrl+K'],
    [{ key: 'Enter', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Enter'],
    [{ key: '1', altKey: true, code: 'Digit1' }, 'Alt+1'],
  ])('reads %o as %s', (init, written) => {
    expect(chord(new KeyboardEvent('keydown', init))).toBe(written);
  });

  it('takes the place of the key where the layout writes no Latin letters', () => {
    expect(chord(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ' }))).toBe('J');
    expect(chord(new KeyboardEvent('keydown', { key: '&', code: 'Digit1', altKey: true }))).toBe('Alt+1');
  });
});

describe('handle', () => {
  it('runs a letter only while no field has the focus', () => {
    const run = vi.fn();
    on('Screen', [{ keys: 'J', name: 'Next', run }]);
    press('j', {}, field());
    expect(run, 'a person who types a note must not move the checklist').not.toHaveBeenCalled();
    press('j');
    expect(run).toHaveBeenCalledOnce();
  });

  it('runs keys with Ctrl or Alt, and Esc, inside a field too', () => {
    const [open, leave] = [vi.fn(), vi.fn()];
    on('Screen', [
      { keys: 'Alt+1', name: 'Open', run: open },
      { keys: 'Esc', name: 'Leave', run: leave },
    ]);
    press('1', { altKey: true, code: 'Digit1' }, field());
    press('Escape', {}, field());
    expect([open.mock.calls.length, leave.mock.calls.length]).toEqual([1, 1]);
  });

  it('leaves Space and Enter to the button that has the focus', () => {
    const run = vi.fn();
    on('Screen', [{ keys: ['Space', 'Enter'], name: 'Done', run }]);
    const button = document.createElement('button');
    const event = press(' ', {}, button);
    expect(run, 'Space on a button presses that button').not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it('asks the newest scope first, and the one below when it has no such key', () => {
    const [below, above] = [vi.fn(), vi.fn()];
    on('Below', [{ keys: ['J', 'K'], name: 'Below', run: below }]);
    on('Above', [{ keys: 'J', name: 'Above', run: above }]);
    press('j');
    press('k');
    expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1]);
  });

  it('asks a dialog before a screen that was bound after it', () => {
    const [dialog, screen] = [vi.fn(), vi.fn()];
    on('Dialog', [{ keys: 'Esc', name: 'Close', run: dialog }], { exclusive: true });
    on('Screen', [{ keys: 'Esc', name: 'Leave', run: screen }]);
    press('Escape');
    expect([dialog.mock.calls.length, screen.mock.calls.length], 'a screen binds anew at any time').toEqual([
      1, 0,
    ]);
  });

  it('keeps letters from what is below an exclusive scope, but not Ctrl and Alt', () => {
    const [letter, other] = [vi.fn(), vi.fn()];
    on('Screen', [
      { keys: 'S', name: 'Skip', run: letter },
      { keys: 'Alt+1', name: 'Open', run: other },
    ]);
    on('Dialog', [], { exclusive: true });
    press('s');
    press('1', { altKey: true, code: 'Digit1' });
    expect([letter.mock.calls.length, other.mock.calls.length]).toEqual([0, 1]);
  });

  it('does nothing for a binding that is off, for a composed character and after a stop', () => {
    const run = vi.fn();
    const stop = bind('Screen', [{ keys: 'A', name: 'Add', run, when: () => false }]);
    press('a');
    stop();
    on('Screen', [{ keys: 'B', name: 'Bold', run }]);
    press('b', { isComposing: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('takes the key from the browser exactly when it ran something', () => {
    on('Screen', [{ keys: 'Ctrl+K', name: 'Find', run: () => {} }]);
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press('l', { ctrlKey: true }).defaultPrevented).toBe(false);
  });
});

it('lists what works now, without what is off or taken by a newer scope', () => {
  on('Window', [{ keys: '?', name: 'Keys', run: () => {} }], { layer: 'window' });
  on('Screen', [
    { keys: 'J', name: 'Next', run: () => {} },
    { keys: 'A', name: 'Add', run: () => {}, when: () => false },
  ]);
  on('Sheet', [{ keys: 'J', name: 'Other', run: () => {} }]);
  const names = listed().map((scope) => [scope.name, scope.bindings.map((one) => one.name)]);
  expect(names).toEqual([
    ['Sheet', ['Other']],
    ['Window', ['Keys']],
  ]);
});

it('prints caps for people and names for assistive technology', () => {
  expect([cap('Ctrl+K'), cap('ArrowDown'), shortcut('Ctrl+Esc')]).toEqual(['Ctrl K', '↓', 'Control+Escape']);
});
