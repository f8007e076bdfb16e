// Small rules without a screen: what a webhook is, what is overdue, what a document says, what the palette finds.
import { describe, expect, it, vi } from 'vitest';
import { homeView } from '../../dev/data/home';
import { readerView } from '../../dev/data/reader';
import { at } from '../../dev/data/time';
import { recognise } from '../../first/webhook';
import { commandsOf } from './commands';
import { contents } from '../outline/contents';
import { pieces } from './pieces';
import { cutAtBlanks } from './text';
import { byGroup, facts } from '../../library/library';
import { Overdue } from '../../shell/overdue';
import { everything, matching } from '../../shell/palette';

describe('a webhook address', () => {
  it.each([
    ['https://hooks.slack.com/services/T0/B0/x', 'slack'],
    ['https://chat.shop.example/hooks/abc', 'slack'],
    ['https://status.shop.example/in', 'webhook'],
    ['http://127.0.0.1:8080/', 'webhook'],
    ['https://status.shop.example/in whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX', 'webhook'],
  ])('%s is of kind %s', (address, kind) => expect(recognise(address)?.kind).toBe(kind));

  it.each(['', 'hooks.slack.com', 'file:///etc/passwd', 'javascript:alert(1)'])('“%s” is none', (address) => {
    expect(recognise(address)).toBeNull();
  });

  it('is not taken for Slack because of a name that only looks like it', () => {
    expect(recognise('https://hooks.slack.com.evil.example/services/x')?.kind).toBe('webhook');
  });
});

describe('overdue', () => {
  it('tells each promise once, and the next promise again', () => {
    const { open } = homeView();
    const overdue = new Overdue();
    expect(overdue.tell(open, at('14:41:11')), 'not yet due').toBeNull();
    expect(overdue.tell(open, at('14:41:12'))).toContain('INC-0042');
    expect(overdue.tell(open, at('14:42:00')), 'said once').toBeNull();
    const [first] = open;
    if (first) first.next_update_at = at('14:50:00');
    expect(overdue.tell(open, at('14:50:01'))).toContain('14:50 UTC');
  });

  it('says nothing of a held incident', () => {
    const open = homeView().open.map((one) => ({ ...one, held: 'waiting for the vendor' }));
    expect(new Overdue().tell(open, at('23:00:00'))).toBeNull();
  });
});

describe('a document', () => {
  const { runbook } = readerView('database/replica-failover.md');
  const { sections, stops } = contents(pieces(runbook.document, runbook.groups));

  it('has an outline with the number of steps under each heading, suggested ones apart', () => {
    const found = sections.map((one) => [one.text, one.steps, one.suggested]);
    expect(found).toContainEqual(['Mitigation', 4, 0]);
    expect(found).toContainEqual(['Check that it worked', 0, 2]);
    expect(found).toContainEqual(['Symptoms', 0, 0]);
  });

  it('has a stop for each step, sub-step and list that is text, in order', () => {
    const found = stops.map((one) => one.step ?? one.group?.id);
    expect(found).toEqual(['symptoms', '1', '2', '2.1', '2.2', '3', '4', '5', '6', 'causes']);
  });

  it('gives the commands of a step, and none where there are none', () => {
    expect(commandsOf(runbook)('3')).toEqual(['./scripts/failover.sh --promote-replica <replica-host>']);
    expect(commandsOf(runbook)('4')).toEqual([]);
  });

  it('cuts a command at its blanks and loses no character of it', () => {
    const command = 'ssh deploy@db-host "ls <db-host>" --db-hosts';
    const parts = cutAtBlanks(command, ['db-host']);
    expect(parts.map((one) => one.text).join('')).toBe(command);
    expect(parts.filter((one) => one.blank).map((one) => one.text)).toEqual(['db-host', '<db-host>']);
  });
});

it('groups the library by folder, the top first and then by name, and says what a card is', () => {
  const cards = homeView().runbooks;
  const groups = byGroup([...cards, { ...cards[0]!, path: 'x.md', group: '' }]).map(([name]) => name);
  expect(groups).toEqual(['Runbooks', 'database', 'platform', 'review', 'security']);
  expect(facts(cards[0]!)).toBe('SEV 1 · 12 steps');
  expect(facts({ ...cards[0]!, severity: null, steps: 0 })).toBe('no steps');
});

describe('the palette', () => {
  const ways = { incident: vi.fn(), runbook: vi.fn() };
  const scopes = [
    {
      name: 'Everywhere',
      exclusive: false,
      layer: 'window' as const,
      bindings: [
        { keys: 'Alt+R', name: 'Runbooks', run: () => {} },
        { keys: 'J', name: 'Next step', run: () => {}, palette: false },
      ],
    },
  ];
  const all = everything(homeView(), scopes, ways);

  it('finds incidents, runbooks and actions by any of their words', () => {
    expect(matching(all, 'checkout')[0]?.name).toBe('INC-0042 Checkout database unresponsive');
    expect(matching(all, '0040')[0]?.name).toContain('Search index lagging');
    expect(matching(all, 'run')[0]?.name, 'what starts with the words comes first').toBe('Runbooks');
    expect(matching(all, 'next step')).toEqual([]);
  });

  it('goes to what was taken', () => {
    matching(all, 'ddos')[0]?.run();
    expect(ways.runbook).toHaveBeenCalledWith('platform/ddos.md', undefined);
  });
});
