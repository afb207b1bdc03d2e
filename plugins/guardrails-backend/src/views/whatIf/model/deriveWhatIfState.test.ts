import { deriveWhatIfState } from './deriveWhatIfState';

const now = '2026-03-01T12:01:00.000Z';

describe('deriveWhatIfState', () => {
  it.each([
    ['finished', null, 'finished'],
    ['cancelled', now, 'cancelled'],
    ['failed', null, 'failed'],
    [null, now, 'running'],
    [null, '2026-03-01T12:00:30.000Z', 'running'],
    [null, '2026-03-01T12:00:29.999Z', 'interrupted'],
    [null, null, 'interrupted'],
  ] as const)(
    'of outcome %s, heard of at %s, is %s',
    (outcome, beatAt, state) => {
      expect(deriveWhatIfState({ outcome, beatAt, now })).toBe(state);
    },
  );
});
