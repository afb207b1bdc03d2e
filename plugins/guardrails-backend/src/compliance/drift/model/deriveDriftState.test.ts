import { deriveDriftState } from './deriveDriftState';

const NOW = '2026-11-30T12:00:00.000Z';
const DAY = 24 * 60 * 60_000;

const checked = {
  failure: null,
  failed_revision: null,
  status: 'in-sync' as const,
  checked_at: '2026-11-30T03:00:00.000Z',
  checked_revision: 4,
  revision: 4,
};

describe('deriveDriftState', () => {
  it.each([
    ['in-sync', 'as the check saw it', {}],
    ['drifted', 'as the check saw it', { status: 'drifted' as const }],
    ['not-checked', 'before the first check', { status: null }],
    ['not-checked', 'after a change', { revision: 6 }],
    [
      'could-not-check',
      'after a check that failed',
      { failure: 'No state.', failed_revision: 4 },
    ],
    [
      'not-checked',
      'where it was changed after a check that failed',
      { failure: 'No state.', failed_revision: 4, revision: 6 },
    ],
    [
      'could-not-check',
      'where no check has come for long',
      { checked_at: '2026-11-28T11:00:00.000Z' },
    ],
  ])('is %s %s', (state, _, change) => {
    expect(
      deriveDriftState({ ...checked, ...change }, { now: NOW, interval: DAY }),
    ).toBe(state);
  });
});
