import { describe, expect, it, vi } from 'vitest';
import { homeView } from '../dev/views';
import { everything, matching } from './palette';

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
    expect(matching(all, 'checkout')[0]?.name).toBe('INC-0004 Checkout database unresponsive');
    expect(matching(all, '0002')[0]?.name).toContain('Search index lagging');
    expect(matching(all, 'run')[0]?.name, 'what starts with the words comes first').toBe('Runbooks');
    expect(matching(all, 'next step')).toEqual([]);
  });

  it('goes to what was taken', () => {
    matching(all, 'ddos')[0]?.run();
    expect(ways.runbook).toHaveBeenCalledWith('platform/ddos.md', undefined);
  });
});
