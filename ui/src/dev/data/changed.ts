import type { RunbookChange, StepDifference } from '../../lib/types';

const words = (text: string, ...commands: string[]) => ({ text, commands, substeps: [], around: [] });

const base: Omit<StepDifference, 'id' | 'name' | 'what'> = {
  ours: null,
  theirs: null,
  place: null,
  status: 'open',
  set_aside: false,
};

/** The file of the pictures' runbook after somebody edited it: one step edited, one added, one moved. */
export const changed = (): RunbookChange => ({
  hash: 'c0ffee',
  adopted: 0,
  differences: [
    {
      ...base,
      id: 'd1',
      name: '2',
      what: 'edited',
      status: 'done',
      ours: words('Check recent logs', 'ssh deploy@db-host "journalctl -u postgresql -n 100"'),
      theirs: words(
        'Check recent logs of both hosts',
        'ssh deploy@db-host "journalctl -u postgresql -n 100"',
      ),
    },
    {
      ...base,
      id: 'd2',
      name: '+1',
      what: 'added',
      place: 'after step 4',
      theirs: words('Check the inodes too', 'ssh deploy@db-host "df -i"'),
    },
    {
      ...base,
      id: 'd3',
      name: '7',
      what: 'moved',
      place: 'after step 5',
      ours: words('Update DNS to point to replica'),
      theirs: words('Update DNS to point to replica'),
    },
  ],
});
