import { describe, expect, it, vi } from 'vitest';
import { homeView } from '../dev/views';
import { settingsView } from '../dev/views';
import { everything, matching, Taken } from './palette';
import { nextSize, settingThings } from './setting-things';

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
  const here = [
    {
      kind: 'step',
      id: '5',
      name: 'Step 5: Check the checkout disk',
      detail: 'Immediate · open',
      run: () => {},
    },
    { kind: 'step', id: '15', name: 'Step 15: Tell them', detail: 'After · open', run: () => {} },
  ];
  const all = everything(homeView(), scopes, here, settingThings(settingsView()), ways);

  it('finds incidents, runbooks and actions by any of their words', () => {
    expect(
      matching(all, 'checkout')
        .map((one) => one.name)
        .slice(0, 2),
      'what is here comes first',
    ).toEqual(['Step 5: Check the checkout disk', 'INC-0004 Checkout database unresponsive']);
    expect(matching(all, '0002')[0]?.name).toContain('Search index lagging');
    expect(matching(all, 'run')[0]?.name, 'what starts with the words comes first').toBe('Runbooks');
    expect(matching(all, 'next step')).toEqual([]);
  });

  it('has the things of this incident before the others, whatever was taken lately', () => {
    const taken = new Taken();
    const file = matching(all, 'checkout').find((one) => one.kind === 'incident');
    if (file) taken.take(file);
    const names = matching(all, 'checkout', taken).map((one) => one.name);
    expect(names[0]).toBe('Step 5: Check the checkout disk');
    expect(matching(all, '', taken)[0]?.name, 'while nothing is typed it comes first').toBe(file?.name);
  });

  it('goes to what was taken', () => {
    matching(all, 'ddos')[0]?.run();
    expect(ways.runbook).toHaveBeenCalledWith('platform/ddos.md', undefined);
  });

  it('goes to a step by G and its number', () => {
    for (const words of ['g5', 'G 5', '5']) expect(matching(all, words)[0]?.id, words).toBe('5');
  });

  it('finds every setting', () => {
    const found = (words: string) => matching(all, words).map((one) => one.name);
    expect(found('dark')[0]).toBe('Dark theme');
    expect(found('cadence')).toEqual(['Rhythm: how often an update is promised']);
    expect(found('sleep')[0]).toMatch(/laptop/);
    for (const words of ['name timeline', 'workspace', 'folders', 'slack', 'version'])
      expect(found(words), words).not.toEqual([]);
  });

  it('has what was taken lately before the rest', () => {
    const taken = new Taken();
    const light = matching(all, 'theme').find((one) => one.name === 'Light theme');
    if (light) taken.take(light);
    expect(matching(all, 'theme', taken)[0]?.name).toBe('Light theme');
    expect(matching(all, '', taken)[0]?.name).toBe('Light theme');
  });

  it('makes text larger step by step, and no larger than the largest', () => {
    const at = (text_size: number) => ({ ...settingsView(), text_size });
    expect([nextSize(at(100), 1), nextSize(at(100), -1), nextSize(at(200), 1)]).toEqual([110, 90, 200]);
  });
});
