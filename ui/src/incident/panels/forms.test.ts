import { describe, expect, it } from 'vitest';
import { incidentView, waysOn } from '../../dev/views';
import type { IncidentView } from '$lib/types';
import type { Form, Panel } from '$lib/panel/form';
import { formOf } from './forms';

function form(panel: Panel, change: (view: IncidentView) => void = () => {}): Form {
  const view = incidentView();
  change(view);
  const found = formOf(panel, view);
  if (!found) throw new Error('no form');
  return found;
}

describe('severity', () => {
  it('needs a reason where the core says so', () => {
    const panel = form({ of: 'severity' }, (view) => {
      view.incident.severity = 'sev2';
      view.severities = [
        { to: 'sev1', needs_reason: false },
        { to: 'sev2', needs_reason: false },
        { to: 'sev3', needs_reason: true },
      ];
    });
    expect(
      panel.choices.map((one) => one.label),
      'as the core lists them',
    ).toEqual(['SEV 1', 'SEV 2', 'SEV 3']);
    expect(panel.needsText({ choice: 'sev3', text: '' })).toBe(true);
    expect(panel.needsText({ choice: 'sev1', text: '' })).toBe(false);
    expect(panel.make({ choice: 'sev1', text: '  ' })).toEqual({
      action: { type: 'set_severity', severity: 'sev1', reason: null },
      expected: { of: 'severity', severity: 'sev2' },
    });
  });
});

describe('state', () => {
  it('resolves through the composer, so that a last update is written', () => {
    expect(form({ of: 'state' }).make({ choice: 'resolved', text: '' })).toEqual({ compose: 'resolved' });
  });

  it('calls it a false alarm only with a reason', () => {
    const panel = form({ of: 'state' });
    expect(panel.needsText({ choice: 'declined', text: '' })).toBe(true);
    expect(panel.make({ choice: 'declined', text: 'a test page' })).toMatchObject({
      action: { type: 'decline', reason: 'a test page' },
      expected: { of: 'state', state: 'identified' },
    });
  });

  it('offers what the core says that it can become, each by its own deed', () => {
    const panel = form({ of: 'state' }, (view) => {
      view.incident.state = 'resolved';
      view.ways = waysOn();
    });
    expect(panel.choices.map((one) => one.label)).toEqual(['Reopen', 'Close for good']);
    expect(panel.initial.choice, 'the first is chosen').toBe('investigating');
    expect(panel.make({ choice: 'investigating', text: '' })).toMatchObject({ action: { type: 'reopen' } });
    expect(panel.make({ choice: 'closed', text: '' })).toMatchObject({ action: { type: 'close' } });
  });

  it('sets another open state, with a reason if there is one', () => {
    const panel = form({ of: 'state' });
    expect(panel.initial.choice, 'where it stands').toBe('identified');
    expect(panel.make({ choice: 'monitoring', text: '' })).toMatchObject({
      action: { type: 'set_state', state: 'monitoring', reason: null },
    });
  });
});

describe('roles', () => {
  it('frees a role with an empty name only where somebody holds it', () => {
    const panel = form({ of: 'role' });
    expect(panel.needsText({ choice: 'commander', text: '' })).toBe(false);
    expect(panel.needsText({ choice: 'operations', text: '' })).toBe(true);
    expect(panel.make({ choice: 'commander', text: ' Kim ' })).toEqual({
      action: { type: 'assign_role', role: 'commander', person: 'Kim' },
      expected: { of: 'role', role: 'commander', person: 'Dana' },
    });
  });

  it('lists a role of the team’s own', () => {
    const panel = form({ of: 'role' }, (view) => {
      view.roles.push(['planning', 'Ana']);
      view.role_names.push({ role: 'planning', name: 'Planning' });
    });
    expect(panel.choices.at(-1)).toEqual({ value: 'planning', label: 'planning: Ana' });
    expect(panel.textFor?.('planning')).toBe('Ana');
  });
});

describe('the alarm', () => {
  it('is moved, skipped or held, each with a reason', () => {
    const panel = form({ of: 'snooze' });
    const action = (choice: string) => {
      const made = panel.make({ choice, text: 'on the call' });
      return 'action' in made ? made.action : null;
    };
    expect(panel.needsText({ choice: '5', text: '' })).toBe(true);
    expect(action('10')).toEqual({ type: 'snooze', minutes: 10, reason: 'on the call' });
    expect(action('skip')).toEqual({ type: 'skip_ping', reason: 'on the call' });
    expect(action('hold')).toEqual({ type: 'hold', reason: 'on the call' });
  });

  it('offers to skip a ping only where one would go by itself', () => {
    const panel = form({ of: 'snooze' }, (view) => view.rhythm.forEach((r) => (r.ping_at = null)));
    expect(panel.choices.map((c) => c.value)).not.toContain('skip');
  });
});

it('is gone when the step that it asks about is gone', () => {
  const view = incidentView();
  expect(formOf({ of: 'skip', step: '99' }, view)).toBeNull();
  expect(formOf({ of: 'blank', name: 'nothing' }, view)).toBeNull();
});
