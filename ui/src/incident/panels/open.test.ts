// Every panel is seen once it is opened: there is no panel without a place on the screen.
import { screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { reset } from '../../dev/host';
import { show } from '../../dev/shown';
import { ID, waysOn } from '../../dev/views';
import { router } from '$lib/router.svelte';
import type { IncidentView } from '$lib/types';
import type { Host, Panel } from '$lib/panel/form';
import { hostOf } from '$lib/panel/form';

beforeEach(() => {
  reset();
  router.incident(ID);
});

interface Way {
  panel: Panel;
  /** What is pressed to open it, or the button. */
  keys: string | RegExp;
  /** What has to be so that the key opens it. */
  when?: (view: IncidentView) => unknown;
}

const ended = (view: IncidentView) => {
  view.incident.state = 'resolved';
  view.ways = waysOn();
};
const asking = (view: IncidentView) => {
  for (const phase of view.runbooks[0]?.phases ?? []) for (const step of phase.steps) step.asks = ['lag'];
};
const bare = (view: IncidentView) => view.runbooks.forEach((book) => (book.phases = []));

/** A way to every panel, and by that to everything that shows one. */
const WAYS: Record<Panel['of'], Way> & Record<'first', Way> = {
  skip: { panel: { of: 'skip', step: '5' }, keys: 's' },
  block: { panel: { of: 'block', step: '5' }, keys: 'x' },
  add: { panel: { of: 'add', step: '5' }, keys: 'l' },
  first: { panel: { of: 'add', step: '' }, keys: 'l', when: bare },
  edit: { panel: { of: 'edit', step: '5' }, keys: 'm' },
  drop: { panel: { of: 'drop', step: '5' }, keys: '{Delete}' },
  owner: { panel: { of: 'owner', step: '5' }, keys: '{Shift>}o{/Shift}' },
  due: { panel: { of: 'due', step: '5' }, keys: '{Shift>}d{/Shift}' },
  value: { panel: { of: 'value', step: '5', given: [] }, keys: ' ', when: asking },
  blank: { panel: { of: 'blank', name: 'db-host' }, keys: 'b' },
  purge: { panel: { of: 'purge', seq: 1, what: 'a note' }, keys: /^Remove the words of/ },
  key_time: { panel: { of: 'key_time', which: 'impact_started' }, keys: '{Shift>}i{/Shift}' },
  severity: { panel: { of: 'severity' }, keys: 'v' },
  state: { panel: { of: 'state' }, keys: 'i' },
  role: { panel: { of: 'role' }, keys: 'r' },
  snooze: { panel: { of: 'snooze' }, keys: 'o' },
  hold: { panel: { of: 'hold' }, keys: 'h' },
  unhold: { panel: { of: 'unhold' }, keys: 'h', when: (view) => (view.incident.held = 'on the call') },
  reopen: { panel: { of: 'reopen' }, keys: 'o', when: ended },
  close: { panel: { of: 'close' }, keys: 'e', when: ended },
};

/** The pane that a panel opens in, and the button that shows the other one in a narrow window. */
const PANES: Partial<Record<Host, [pane: string, other: string]>> = {
  step: ['steps', 'Timeline'],
  checklist: ['steps', 'Timeline'],
  timeline: ['timeline', 'Steps'],
};

async function open(user: Awaited<ReturnType<typeof show>>, { keys }: Way) {
  if (typeof keys === 'string') await user.keyboard(keys);
  else await user.click((await screen.findAllByRole('button', { name: keys }))[0]!);
  return screen.findByRole('dialog');
}

describe('a panel', () => {
  for (const [name, way] of Object.entries(WAYS)) {
    it(`is seen: ${name}`, async () => {
      expect(await open(await show(way.when), way)).toBeInTheDocument();
    });

    const panes = PANES[hostOf(way.panel)];
    if (!panes) continue;
    const [pane, other] = panes;
    it(`brings its pane into sight where a narrow window shows the other one: ${name}`, async () => {
      const user = await show(way.when);
      const choice = screen.getByRole('button', { name: other });
      await user.click(choice);
      choice.blur();
      await open(user, way);
      expect(screen.getByRole('main')).toHaveClass(`show-${pane}`);
    });
  }
});

it('shows the steps to who goes to the step that is current already', async () => {
  const user = await show();
  await user.click(screen.getByRole('button', { name: /^If restart fails/ }));
  await user.click(screen.getByRole('button', { name: 'Timeline' }));
  await user.click(screen.getByRole('button', { name: /^If restart fails/ }));
  expect(screen.getByRole('main')).toHaveClass('show-steps');
});

it('is opened at everything that shows one', () => {
  const all: Record<Host, true> = {
    chip: true,
    promise: true,
    step: true,
    checklist: true,
    timeline: true,
    rail: true,
  };
  const seen = new Set(Object.values(WAYS).map((way) => hostOf(way.panel)));
  expect([...seen].sort()).toEqual(Object.keys(all).sort());
});
