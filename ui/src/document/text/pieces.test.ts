import { describe, expect, it } from 'vitest';
import { readerView } from '../../dev/views';
import { contents } from '../outline/contents';
import { commandsOf } from './commands';
import { pieces } from './pieces';
import { cutAtBlanks } from './text';

describe('a document', () => {
  const { runbook } = readerView();
  const { sections, stops } = contents(pieces(runbook.document, runbook.groups));

  it('has an outline with the number of steps under each heading, suggested ones apart', () => {
    const found = sections.map((one) => [one.text, one.steps, one.suggested]);
    expect(found).toContainEqual(['Mitigation', 4, 0]);
    expect(found).toContainEqual(['The new primary', 0, 2]);
    expect(found).toContainEqual(['Symptoms', 0, 0]);
  });

  it('has a stop for each step, sub-step and list that is text, in order', () => {
    const found = stops.map((one) => one.step ?? one.group?.heading);
    expect(found).toEqual(['Symptoms', '1', '2', '2.1', '2.2', '3', '4', '5', '6', 'Common causes']);
  });

  it('gives the commands of a step, and none where there are none', () => {
    expect(commandsOf(runbook)('3', [3, 3])).toEqual([
      './scripts/failover.sh --promote-replica <replica-host>',
    ]);
    expect(commandsOf(runbook)('4', [4, 4])).toEqual([]);
    expect(commandsOf(runbook)('3-4', [3, 4])).toHaveLength(1);
  });

  it('cuts a command at its blanks and loses no character of it', () => {
    const command = 'ssh deploy@db-host "ls <db-host>" --db-hosts';
    const parts = cutAtBlanks(command, ['db-host']);
    expect(parts.map((one) => one.text).join('')).toBe(command);
    expect(parts.filter((one) => one.blank).map((one) => one.text)).toEqual(['db-host', '<db-host>']);
  });
});
