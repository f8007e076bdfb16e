// One registry for every key of the window. Screens bind a scope of keys while they are shown; the newest scope is asked
// first. The keys sheet and the palette read the same bindings, so what works is also what is listed.

/** A key, the name of what it does, and the deed. */
export interface Binding {
  /** `J`, `Space`, `Enter`, `ArrowDown`, `Esc`, `?`, `Ctrl+K`, `Alt+1`, `Ctrl+Shift+Enter`; several mean the same. */
  keys: string | string[];
  /** What it does, as the keys sheet and the palette say it. */
  name: string;
  run: (event?: KeyboardEvent) => void;
  /** False while the key does nothing here; it is then neither run nor listed. */
  when?: () => boolean;
  /** True for a key without Ctrl or Alt that works inside a field too. */
  inFields?: boolean;
  /** False keeps it out of the palette: moving and choosing make no sense there. */
  palette?: boolean;
}

/** A binding, with what it says beside its keys, its name and its deed. */
export const key = (
  keys: Binding['keys'],
  name: string,
  run: Binding['run'],
  more: Omit<Binding, 'keys' | 'name' | 'run'> = {},
): Binding => ({ keys, name, run, ...more });

/** The bindings of one screen, sheet or dialog. */
export interface Scope {
  name: string;
  bindings: Binding[];
  /** True when no scope below is asked, except for keys with Ctrl or Alt. */
  exclusive: boolean;
  /** A dialog is asked before a screen, and a screen before the window, whichever was bound last. */
  layer: Layer;
}

export type Layer = 'window' | 'screen' | 'dialog';

const ORDER: Record<Layer, number> = { window: 0, screen: 1, dialog: 2 };

const scopes: Scope[] = [];

/** Adds a scope on top of the others of its layer. Returns the way to take it away. */
export function bind(
  name: string,
  bindings: Binding[],
  options: { exclusive?: boolean; layer?: Layer } = {},
): () => void {
  const exclusive = options.exclusive ?? false;
  const layer = options.layer ?? (exclusive ? 'dialog' : 'screen');
  const scope: Scope = { name, bindings, exclusive, layer };
  const above = scopes.findIndex((one) => ORDER[one.layer] > ORDER[layer]);
  scopes.splice(above < 0 ? scopes.length : above, 0, scope);
  return () => {
    const at = scopes.indexOf(scope);
    if (at >= 0) scopes.splice(at, 1);
  };
}

/** What works now, the newest scope first; a key that a newer scope has taken is left out below. */
export function listed(): Scope[] {
  const taken = new Set<string>();
  return [...scopes]
    .reverse()
    .map((scope) => {
      const bindings = scope.bindings.filter(
        (binding) => isOn(binding) && keysOf(binding).some((key) => !taken.has(key)),
      );
      bindings.flatMap(keysOf).forEach((key) => taken.add(key));
      return { ...scope, bindings };
    })
    .filter((scope) => scope.bindings.length > 0);
}

/** Runs what the event's key is bound to. Returns true when there was such a thing. */
export function handle(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const pressed = chord(event);
  let shut = false;
  for (const scope of [...scopes].reverse()) {
    const reachable = !shut || hasModifier(pressed);
    const found = reachable
      ? scope.bindings.find((b) => keysOf(b).includes(pressed) && isOn(b) && mayRun(b, pressed, event.target))
      : undefined;
    if (found) {
      event.preventDefault();
      found.run(event);
      return true;
    }
    shut ||= scope.exclusive;
  }
  return false;
}

/** The event as it is written in a binding: `Ctrl+Shift+Enter`, `J`, `?`. */
export function chord(event: KeyboardEvent): string {
  const key = keyName(event);
  // Where plus stands on a key, Shift only writes it.
  const shift = event.shiftKey && key !== 'Plus' && (key.length > 1 || /[A-Z0-9]/.test(key));
  const ctrl = event.ctrlKey || event.metaKey;
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** A binding's key as it is printed on a cap: `Ctrl K`, `↑`. */
export function cap(key: string): string {
  const names: Record<string, string> = {
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Plus: '+',
    '-': '−',
  };
  return key
    .split('+')
    .map((part) => names[part] ?? part)
    .join(' ');
}

/** A binding's key as assistive technology is told it: `Control+K`, `Escape`. */
export const shortcut = (key: string): string => key.replace('Ctrl', 'Control').replace('Esc', 'Escape');

/** The key that opens the incident at this place; from the tenth on there is none. */
export const placeKey = (place: number | null | undefined): string | undefined =>
  place != null && place <= 9 ? `Alt+${place}` : undefined;

/** The keys of a binding, all of them. */
export const keysOf = (binding: Binding): string[] =>
  Array.isArray(binding.keys) ? binding.keys : [binding.keys];

/** The bindings as a person reads them: keys that do the same stand together under one name. */
export function byName(bindings: Binding[]): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const binding of bindings) {
    const keys = found.get(binding.name) ?? new Set();
    keysOf(binding).forEach((key) => keys.add(key));
    found.set(binding.name, keys);
  }
  return [...found].map(([name, keys]) => [name, [...keys]]);
}

/** Listens on the window until the returned function is called. */
export function listen(target: Window = window): () => void {
  const onKey = (event: KeyboardEvent) => void handle(event);
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}

const isOn = (binding: Binding) => binding.when?.() ?? true;
const hasModifier = (pressed: string) => /^(Ctrl|Alt)\+/.test(pressed);

function mayRun(binding: Binding, pressed: string, target: EventTarget | null): boolean {
  if (hasModifier(pressed) || pressed === 'Esc' || /^(Shift\+)?F\d+$/.test(pressed) || binding.inFields)
    return true;
  if (isField(target)) return false;
  // Space and Enter press the button or open the link that has focus.
  return !(/^(Space|Enter)$/.test(pressed) && isPressable(target));
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a[href], summary, input, [role=radio]') !== null
  );
}

/** The key's name; on a layout that writes no Latin letters, and with Alt, the letter that stands at its place. */
function keyName(event: KeyboardEvent): string {
  const named: Record<string, string> = { ' ': 'Space', Escape: 'Esc', '+': 'Plus' };
  const key = event.key;
  if (key.length > 1 || named[key]) return named[key] ?? key;
  const place = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  const odd = key.charCodeAt(0) > 126 || (event.altKey && !/[a-z0-9]/i.test(key));
  return (odd && place ? place : key).toUpperCase();
}
