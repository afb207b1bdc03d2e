import { deriveLeaseState } from './deriveLeaseState';
import type { LeaseRow } from './rows';

const BEFORE = '2026-03-01T11:00:00.000Z';
const NOW = '2026-03-01T12:00:00.000Z';
const AFTER = '2026-03-01T13:00:00.000Z';

const requested = {
  outcome: 'allow',
  start_by: AFTER,
  consented_at: null,
  refused_at: null,
  intended_at: null,
  ends_at: null,
  failed_at: null,
  ending_at: null,
  ended_at: null,
} as LeaseRow;
const given = { intended_at: BEFORE, ends_at: AFTER };

describe('deriveLeaseState', () => {
  it.each<[string, Partial<LeaseRow>, string]>([
    ['policy allows it', {}, 'ready'],
    ['others have to consent', { outcome: 'needs-approval' }, 'waiting'],
    [
      'others have consented',
      { outcome: 'needs-approval', consented_at: BEFORE },
      'ready',
    ],
    ['it was refused', { refused_at: BEFORE }, 'refused'],
    [
      'it was refused and the time to start is over',
      { refused_at: BEFORE, start_by: NOW },
      'refused',
    ],
    ['it was not started in time', { start_by: NOW }, 'ended'],
    ['access was given', given, 'active'],
    ['its time is over', { ...given, ends_at: NOW }, 'ending'],
    ['it is being ended', { ...given, ending_at: BEFORE }, 'ending'],
    [
      'its start failed and is being taken back',
      { ...given, failed_at: BEFORE },
      'ending',
    ],
    [
      'its start failed',
      { ...given, failed_at: BEFORE, ended_at: BEFORE },
      'failed',
    ],
    [
      'it has ended',
      { ...given, ending_at: BEFORE, ended_at: BEFORE },
      'ended',
    ],
    [
      'it was ended before it was started',
      { ending_at: BEFORE, ended_at: BEFORE },
      'ended',
    ],
  ])('%s', (_, change, expected) => {
    expect(deriveLeaseState({ ...requested, ...change }, NOW)).toBe(expected);
  });
});
