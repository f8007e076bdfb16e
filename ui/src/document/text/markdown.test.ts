// The rules of a page: where links lead, what is copied, what is found.
import { describe, expect, it } from 'vitest';
import { readerView } from '../../dev/views';
import type { Block } from '$lib/types';
import { knownOf, linesOf, segments } from './commands';
import { contents, pieceOfLine, sectionOf, stepsShort } from '../outline/contents';
import { folded, matches, nextFrom, textOf } from '../find/find';
import { resolve } from './links';
import table from './links.json';
import { guess, pieces } from './pieces';
import { clip } from './text';
import { HIDDEN, hides, revealed, wary } from './wary';
import cases from './wary.json';

describe('a link', () => {
  const from = 'runbooks/database/replica.md';
  const known = (path: string) =>
    ['runbooks/database/unresponsive.md', 'runbooks/platform/ddos.html.md.erb'].includes(path);

  it.each([
    ['#check', { to: 'anchor', anchor: 'check' }],
    ['#na%C3%AFve', { to: 'anchor', anchor: 'naïve' }],
    [
      'unresponsive.md#symptoms',
      { to: 'runbook', path: 'runbooks/database/unresponsive.md', anchor: 'symptoms' },
    ],
    ['./unresponsive.md', { to: 'runbook', path: 'runbooks/database/unresponsive.md', anchor: null }],
    ['unresponsive', { to: 'runbook', path: 'runbooks/database/unresponsive.md', anchor: null }],
    ['../platform/ddos.html', { to: 'runbook', path: 'runbooks/platform/ddos.html.md.erb', anchor: null }],
    ['../a%20b.md', { to: 'runbook', path: 'runbooks/a b.md', anchor: null }],
    ['https://a.example/x#y', { to: 'outside', href: 'https://a.example/x#y' }],
    ['mailto:kim@a.example', { to: 'outside', href: 'mailto:kim@a.example' }],
  ])('%s leads there', (href, target) => expect(resolve(href, from, known)).toEqual(target));

  it.each(table.cases)('%s of the table leads to %s', (href, path) => {
    const target = resolve(href ?? '', table.from, (one) => table.files.includes(one));
    expect(target.to === 'runbook' ? target.path : null).toBe(path);
  });

  it.each([
    ['/b', 'runbooks/db/a.md', 'runbooks/b.md'],
    ['/net/b.md', '/srv/books/db/a.md', '/srv/books/net/b.md'],
    ['/db/b.html', 'db/a.md', 'db/b.md'],
  ])('%s in %s starts at the top of the folder of the library', (href, file, path) => {
    expect(resolve(href, file, (one) => one === path)).toMatchObject({ to: 'runbook', path });
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//evil.example/x.md',
    '\\\\share\\x.md',
    '../../../etc/passwd.md',
    '..%2F..%2F..%2Fetc.md',
    'picture.png',
    '',
  ])('“%s” leads nowhere, and says why', (href) => {
    const target = resolve(href, from, known);
    expect(target.to).toBe('nowhere');
    expect(target.to === 'nowhere' && target.why).toMatch(/\.$/);
  });
});

describe('commands', () => {
  it('are copied as the core has cut them, else as one', () => {
    const code = { type: 'code', language: 'sh', text: '# a\nls', command: true } as const;
    expect(segments(code)).toEqual([{ text: '# a\nls', copy: '# a\nls', lead: '' }]);
    const session = { copies: 'ls', lines: [] };
    expect(segments({ ...code, session }).map((one) => one.copy)).toEqual(['ls']);
    const parts = [
      { lead: '', text: '# a', copied: false },
      { lead: '$ ', text: 'ls', copied: true },
    ];
    expect(segments({ ...code, parts })).toEqual([
      { text: '# a', copy: null, lead: '' },
      { text: 'ls', copy: 'ls', lead: '$ ' },
    ]);
  });

  it('are cut where the rules say, and only there', () => {
    const text = '# first\ncd /srv\n./load <<EOF\na\nEOF\n';
    const one = {
      command: 0,
      ask: null,
      lines: [
        [1, 2],
        [2, 5],
      ] as [number, number][],
    };
    const step = { number: 1, line: 3, commands: [text, 'ls'], copying: [one] };
    const known = knownOf({ phases: [{ anchor: 'steps', line: 1, steps: [step] }] });
    expect(linesOf(text, known.get(text))).toEqual(['cd /srv', './load <<EOF\na\nEOF']);
    expect(linesOf('ls', known.get('ls'))).toEqual(['ls']);
  });

  it('with characters that are not seen are refused, look-alikes are warned of', () => {
    expect(wary('rm -rf /tmp/x')).toBeNull();
    expect(wary('echo \u202Etxt.exe')?.refused).toBe(true);
    expect(revealed('a\u200Bb')).toBe('a⟦U+200B⟧b');
    expect(wary('kubectl get p\u043Eds'), 'a Cyrillic о').toMatchObject({ refused: false });
    expect(wary('echo Привет'), 'another alphabet is no trick').toBeNull();
    expect([hides('a \u2764\ufe0f\r\nb'), hides('a\ufe0f')], 'an emoji is seen').toEqual([false, true]);
  });

  it.each(cases.refused)('%j is refused as by the core: %s', (command, sign) => {
    expect(wary(command ?? '')).toMatchObject({
      refused: true,
      warning: expect.stringContaining(sign ?? ''),
    });
    expect(revealed(command ?? '')).toContain(`⟦${sign}⟧`);
  });

  it.each(cases.warned)('%j is warned of as by the core: %s', (command, word) => {
    expect(wary(command ?? '')).toMatchObject({
      refused: false,
      warning: expect.stringContaining(word ?? ''),
    });
  });

  it.each(cases.fine)('%j is what it looks like', (command) => {
    expect(wary(command)).toBeNull();
    expect(revealed(command)).toBe(command);
  });

  it('hide the same characters as in the core', () => {
    const listed = (code: number) =>
      cases.hidden.some(([first = 0, last = 0]) => first <= code && code <= last);
    const codes = Array.from({ length: 0x110000 }, (_, code) => code);
    expect(codes.filter((code) => HIDDEN.test(String.fromCodePoint(code)) !== listed(code))).toEqual([]);
  });
});

describe('a page', () => {
  const { runbook } = readerView();
  const all = pieces(runbook.document, runbook.groups);
  const found = contents(all);

  it('frames a group over all of its pieces, and a heading right above speaks for it', () => {
    const own = (heading: string) => all.filter((one) => one.group?.heading === heading);
    expect(own('Mitigation').map((one) => [one.first, one.last])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
    const heading = all.find((one) => one.kind === 'block' && one.head?.heading === 'Mitigation');
    expect(heading, 'said on the heading').toBeDefined();
    expect(own('Mitigation')[0]?.said).toBe(true);
    expect(own('The new primary')[0]?.said, 'a suggestion speaks for itself').toBe(false);
  });

  it('is cut so that no piece is longer than a screen or two', () => {
    const text = Array.from({ length: 50_000 }, (_, n) => `line ${n}`).join('\n');
    const fence: Block = { type: 'code', language: 'sh', text, command: true };
    const row = [[{ type: 'text' as const, text: 'x' }]];
    const table: Block = { type: 'table', head: row, rows: Array.from({ length: 900 }, () => row) };
    const cut = pieces([fence, table], []);
    expect(Math.max(...cut.map(guess))).toBeLessThan(2000);
    expect(
      cut
        .filter((one) => one.kind === 'lines')
        .map((one) => 'text' in one && one.text)
        .join('\n'),
    ).toBe(text);
    expect(cut.filter((one) => one.first)).toHaveLength(2);
  });

  it('knows sections, and goes to the line of a finding', () => {
    const at = found.sections.findIndex((one) => one.text === 'Mitigation');
    expect(found.sections.map(stepsShort)).toEqual(['', '', '4', '2 ?', '', '', '', '']);
    expect(sectionOf(found.sections, found.stops[1]?.piece ?? -1)).toBe(at);
    expect(pieceOfLine(runbook, found, 37), 'a line of the suggested list').toBe(
      found.stops.find((one) => one.step === '5')?.piece,
    );
  });

  it('finds words in what is not drawn, in order, and begins at the view', () => {
    const texts = all.map(textOf);
    const places = matches(texts, 'REPLICA');
    expect(places.length).toBeGreaterThan(4);
    expect([...places].sort((a, b) => a.piece - b.piece || a.nth - b.nth)).toEqual(places);
    expect(places[nextFrom(places, places.at(-1)?.piece ?? 0)]?.piece).toBe(places.at(-1)?.piece);
    expect(matches(texts, 'no such words')).toEqual([]);
    expect(folded('İstanbul'), 'places stay places').toHaveLength('İstanbul'.length);
  });

  it('clips a long line inside of its form', () => {
    const cut = clip(
      [
        { type: 'strong', content: [{ type: 'text', text: 'abcdef' }] },
        { type: 'text', text: 'g' },
      ],
      3,
    );
    expect(cut).toEqual([{ type: 'strong', content: [{ type: 'text', text: 'abc' }] }]);
  });
});

describe('a heading that is a step itself', () => {
  it('counts its own step in the outline', () => {
    const heading = (text: string): Block => ({
      type: 'heading',
      level: 2,
      anchor: text,
      content: [{ type: 'text', text }],
      way: null,
    });
    const part = (step: string): Block => ({
      type: 'part',
      step,
      group: null,
      numbers: [Number(step), Number(step)],
      blocks: [heading(`Do ${step}`)],
    });
    const { sections } = contents(pieces([heading('Before'), part('1'), part('2')], []));
    expect(sections.map((one) => [one.text, one.steps])).toEqual([
      ['Before', 0],
      ['Do 1', 1],
      ['Do 2', 1],
    ]);
  });
});
