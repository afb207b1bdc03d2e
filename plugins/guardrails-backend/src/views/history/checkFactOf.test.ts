import { checkFactOf } from './checkFactOf';

const at = '2026-03-10T12:00:00.000Z';

describe('checkFactOf', () => {
  it.each([
    ['checking', '2026-03-10T12:59:59.999Z', 'running'],
    // Of one that died nothing is heard again.
    ['checking', '2026-03-10T13:00:00.000Z', 'failed'],
    ['checked', at, undefined],
    ['check-failed', at, 'failed'],
    ['cancelled', '2027-03-10T12:00:00.000Z', 'cancelled'],
  ] as const)('takes %s at %s for %s', (status, now, fact) => {
    expect(checkFactOf({ status, at }, now)).toBe(fact);
  });

  it('says nothing where nothing was reported', () => {
    expect(checkFactOf(undefined, at)).toBeUndefined();
  });
});
