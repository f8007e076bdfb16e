// What a machine can check of how the window is built.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts|css)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));
const named = (test: (file: { name: string; text: string }) => boolean) =>
  files.filter(test).map((one) => one.name);

it('knows the shell in one file only', () => {
  expect(named((one) => one.text.includes('@tauri-apps'))).toEqual([join('lib', 'host.ts')]);
});

it('makes no markup of strings, and has no styles or handlers in attributes: the content policy forbids them', () => {
  expect(named((one) => one.text.includes('{@' + 'html'))).toEqual([]);
  expect(named((one) => one.name.endsWith('.svelte') && /\s(style|on\w+)="/.test(one.text))).toEqual([]);
  expect(named((one) => /\b(eval|Function)\(|innerHTML/.test(one.text))).toEqual([]);
});

it('keeps functions under 60 lines', () => {
  const long = files.flatMap(({ name, text }) => {
    const code = name.endsWith('.svelte') ? (/<script[^>]*>(.*?)<\/script>/s.exec(text)?.[1] ?? '') : text;
    const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
    const line = (at: number) => source.getLineAndCharacterOfPosition(at).line;
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const lines = line(node.getEnd()) - line(node.getStart()) + 1;
      if (ts.isFunctionLike(node) && lines > 60)
        found.push(`${name}: ${lines} lines at ${line(node.getStart()) + 1}`);
      ts.forEachChild(node, visit);
    };
    if (!name.endsWith('.css')) visit(source);
    return found;
  });
  expect(long).toEqual([]);
});

const known = new Set(files.map((one) => one.name));
/** The files that a file imports. */
const uses = (text: string, name: string) =>
  [...text.matchAll(/\bfrom '(\$lib\/|\.)([^']*)'/g)].flatMap(([, from, rest]) => {
    const path = from === '.' ? join(dirname(name), `.${rest}`) : join('lib', rest ?? '');
    return [path, `${path}.ts`].filter((one) => known.has(one));
  });
const used = new Map(files.map(({ name, text }) => [name, uses(text, name)]));

/** The circles in which these use each other. */
function circles(arrows: Map<string, Iterable<string>>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (name: string, way: string[]): void => {
    if (way.includes(name)) found.push([...way.slice(way.indexOf(name)), name]);
    else if (!done.has(name)) {
      for (const next of arrows.get(name) ?? []) walk(next, [...way, name]);
      done.add(name);
    }
  };
  for (const name of arrows.keys()) walk(name, []);
  return found;
}

it('has no circle of imports, but components that draw each other', () => {
  const found = circles(used).filter((circle) => circle.some((one) => !one.endsWith('.svelte')));
  expect(found.map((circle) => circle.join(' → '))).toEqual([]);
});

it('lets a room use only those that the README names before it', () => {
  const rooms = [...readFileSync('README.md', 'utf8').matchAll(/^\| `src(?:\/(\w+))?` /gm)].map(
    ([, room]) => room ?? '',
  );
  const roomOf = (name: string) => (dirname(name) === '.' ? '' : (name.split(sep)[0] ?? ''));
  expect(new Set(rooms), 'each room has its row').toEqual(new Set([...known].map(roomOf)));
  const place = (name: string) => rooms.indexOf(roomOf(name));
  const against = [...used].flatMap(([name, its]) =>
    its.filter((one) => place(one) > place(name)).map((one) => `${name} → ${one}`),
  );
  expect(against).toEqual([]);
});

it('lets the folders of a room use each other one way', () => {
  const folder = (name: string) => dirname(name).split(sep).slice(0, 2).join(sep);
  const arrows = new Map<string, Set<string>>();
  for (const [name, its] of used) {
    const from = folder(name);
    const beside = its
      .map(folder)
      .filter((to) => to !== from && from.includes(sep) && dirname(to) === dirname(from));
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...beside]));
  }
  expect(circles(arrows).map((circle) => circle.join(' → '))).toEqual([]);
});

it('names no file in its README that is not there', () => {
  const paths = [...readFileSync('README.md', 'utf8').matchAll(/`((?:src|tests)\/[\w./-]+)`/g)];
  expect(paths.map(([, path]) => path ?? '').filter((path) => !existsSync(path))).toEqual([]);
});

/** The tables over generated unions of words, each with its file: `const STATES: Record<IncidentState, …`. */
function tables(): [union: string, file: string][] {
  const types = readFileSync('src/lib/types/index.ts', 'utf8');
  const sets = new Set(
    [...types.matchAll(/\{ (\w+) \}/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => {
        const text = readFileSync(`src/lib/types/${name}.ts`, 'utf8').replace(/\/\*.*?\*\//gs, '');
        return /^export type \w+ = (?:"[^"]+"(?: \| )?)+;/m.test(text);
      }),
  );
  return files
    .filter((one) => !/^(dev|lib.types)/.test(one.name))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/\bconst \w+: Record<(\w+), /g)]
        .map(([, union]): [string, string] => [union ?? '', name])
        .filter(([union]) => sets.has(union)),
    );
}

it('has one table over a closed set, and names its file in the README', () => {
  const owners = new Map<string, Set<string>>();
  for (const [union, file] of tables()) owners.set(union, (owners.get(union) ?? new Set()).add(file));
  expect(owners.get('IncidentState'), 'the tables are found').toEqual(new Set([join('lib', 'states.ts')]));
  const twice = [...owners].filter(([, its]) => its.size > 1);
  expect(twice.map(([union, its]) => `${union}: ${[...its].join(', ')}`)).toEqual([]);
  const readme = new Set(
    [...readFileSync('README.md', 'utf8').matchAll(/^\| [^|`]+ \| `src\/([\w./-]+)`/gm)].map(
      ([, path]) => path,
    ),
  );
  const needed = new Set(
    [...owners.values()].flatMap((its) => [...its].map((one) => one.split(sep).join('/'))),
  );
  expect([...needed].filter((one) => !readme.has(one)).sort(), 'each has its row').toEqual([]);
  expect(
    [...readme].filter((one) => one && !known.has(one)),
    'each row has its file',
  ).toEqual([]);
});

/** The members of the generated unions, and the fields by which TypeScript tells the kinds of an object apart. */
function unions(): { members: Set<string>; tags: Set<string> } {
  const members = new Set<string>();
  const tags = new Set<string>();
  for (const name of readdirSync('src/lib/types')) {
    const text = readFileSync(join('src/lib/types', name), 'utf8').replace(/\/\*.*?\*\//gs, '');
    const union = /^export type \w+ = ((?:"[^"]+"(?: \| )?)+);/m.exec(text)?.[1];
    if (union) for (const [, member] of union.matchAll(/"([^"]+)"/g)) members.add(member ?? '');
    else for (const [, tag] of text.matchAll(/"(\w+)": "[^"]+"/g)) tags.add(tag ?? '');
  }
  return { members, tags };
}

/** What the page itself has a few values for, some of which are called as a member of a union is. */
const OWN: Record<string, string> = {
  at: 'which screen the router shows',
  id: 'which part of the settings',
  kept: 'whether a draft is kept',
  sheet: 'which sheet is open',
  stand: 'where a row is brought',
  block: 'where a row is brought',
  stands: 'how a step counts, told from its status in one table',
};

it('asks for a member of a generated union in one file, and lets a switch ask for each', () => {
  const { members, tags } = unions();
  expect([members.has('not_delivered'), tags.has('type')], 'the unions are read').toEqual([true, true]);
  const asked = new Map<string, Set<string>>();
  for (const { name, text } of files.filter((one) => !/^(dev|lib.types)/.test(one.name))) {
    const ask = (member: string | undefined, left: string) => {
      if (member === undefined || !members.has(member)) return;
      if (!tags.has(left) && !(left in OWN)) asked.set(member, (asked.get(member) ?? new Set()).add(name));
    };
    for (const [, left, member] of text.matchAll(/(\w+)\)? [!=]== '([\w-]+)'/g)) ask(member, left ?? '');
    for (const [, member, left] of text.matchAll(/'([\w-]+)' [!=]== (?:\w+\.)*(\w+)/g))
      ask(member, left ?? '');
    for (const [, list, left] of text.matchAll(/\[([^[\]]*)\]\.includes\((?:\w+\.)*(\w+)/g))
      for (const [, member] of (list ?? '').matchAll(/'([\w-]+)'/g)) ask(member, left ?? '');
  }
  const twice = [...asked].filter(([, where]) => where.size > 1);
  expect(twice.map(([member, where]) => `${member}: ${[...where].join(', ')}`)).toEqual([]);
  expect(named((one) => /^\s*default:/m.test(one.text))).toEqual([]);
});

it('orders severities by their list, never as words', () => {
  const asWords = /severity\.localeCompare|\bseverity [<>]=? [\w'(]|\w [<>]=? (?:\w+\.)*severity\b/i;
  expect(named((one) => asWords.test(one.text))).toEqual([]);
});

it('reads no clock of its own', () => {
  expect(named((one) => /Date\.now\(|new Date\(\)/.test(one.text))).toEqual([]);
});

it('never sets text in the colour of strokes', () => {
  expect(named((one) => /[{;\s]color:\s*var\(--faint\)/.test(one.text))).toEqual([]);
});

it('measures a container in rem: the browser engine takes pixels there without the size of the text', () => {
  expect(named((one) => /@container[^{]*\dpx/.test(one.text))).toEqual([]);
});

it('brings nothing of the fixtures into the window', () => {
  const outside = named((one) => !one.name.startsWith('dev') && /from '.*\/dev\//.test(one.text));
  expect(outside).toEqual([]);
});

it('gives no screen a key that does something on every screen', () => {
  const modified = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].flatMap(([one]) =>
      [...one.matchAll(/'((?:Ctrl|Alt)\+[^']+)'/g)].map((key) => key[1]),
    );
  const bound = /(?:\bkeys: |\bkey\()(?:\[[^\]]*\]|'[^']*')/g;
  const isWindow = (one: { name: string; text: string }) =>
    one.name.endsWith('everywhere.ts') || one.text.includes("layer: 'window'");
  const taken = new Set(files.filter(isWindow).flatMap((one) => modified(one.text, bound)));
  expect([...taken]).toEqual(expect.arrayContaining(['Alt+H', 'Alt+B', 'Ctrl+K']));
  const places = Array.from({ length: 9 }, (_, n) => `Alt+${n + 1}`);
  places.forEach((key) => taken.add(key));
  // In a module a key is bound, in a component it is printed on a button too.
  const anywhere = /'(?:Ctrl|Alt)\+[^']+'/g;
  const twice = files
    .filter((one) => !isWindow(one) && !one.name.startsWith('dev'))
    .flatMap((one) =>
      modified(one.text, one.name.endsWith('.ts') ? anywhere : bound)
        .filter((key) => taken.has(key))
        .map((key) => `${one.name}: ${key}`),
    );
  expect(twice).toEqual([]);
});
