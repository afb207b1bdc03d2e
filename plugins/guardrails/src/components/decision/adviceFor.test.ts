import { runStates } from '@backstage-guardrails/plugin-guardrails-common';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { adviceFor } from './adviceFor';

const { source, verdict } = deniedDetail.decision;

describe('adviceFor', () => {
  it.each([
    ['denied', verdict, 'deny'],
    [
      'denied',
      { ...verdict, findings: [{ ...regionFinding, kind: 'incomplete' }] },
      'incomplete',
    ],
    ['allowed', { ...verdict, outcome: 'warn' }, 'warn'],
    [
      'waiting-for-approval',
      { ...verdict, outcome: 'needs-approval' },
      'needs-approval',
    ],
  ] as const)('of what is %s', (state, of, advice) => {
    expect(adviceFor(state, { source, verdict: of as typeof verdict })).toBe(
      advice,
    );
  });

  it('of an entity of the catalog, that there is nothing to apply', () => {
    const entity = { format: 'catalog-entity' };
    expect(adviceFor('allowed', { source: entity, verdict })).toBe('entity');
  });

  it.each([
    ['allowed', 'recorded'],
    ['approval-required', 'recorded'],
    ['approved', 'recorded'],
    ['denied', 'deny'],
  ] as const)('of a recorded plan that is %s: %s', (state, advice) => {
    const recorded = { ...source, origin: 'demo' as const };
    expect(adviceFor(state, { source: recorded, verdict })).toBe(advice);
  });

  it('does not speak of a verdict once something became of it', () => {
    const later = runStates.filter(
      state => !adviceFor(state, { source, verdict }),
    );
    expect(later).toEqual([
      'checking',
      'check-failed',
      'approved',
      'rejected',
      'changes-requested',
      'withdrawn',
      'expired',
      'superseded',
      'applying',
      'applied',
      'failed',
      'outcome-unknown',
      'cancelled',
    ]);
  });
});
