import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { nextSteps } from './nextSteps';

type Part = Pick<ApprovalDetail, 'eligibility' | 'consents'>;

const requester = 'user:default/developer';
const reviewer = 'user:default/reviewer';
const refused = {
  canDecide: false,
  code: 'not-an-approver',
  reason: '',
} as const;
const asked: Part = {
  eligibility: { canDecide: true, consent: 'session' },
  consents: [],
};
const reviewed = {
  eligibility: { ...refused, code: 'already-decided' },
  consents: [{ person: reviewer, kind: 'approve' }],
} as unknown as Part;

describe('nextSteps', () => {
  it.each([
    [
      'waiting-for-approval',
      requester,
      { ...asked, eligibility: refused },
      ['withdraw'],
    ],
    [
      'waiting-for-approval',
      reviewer,
      asked,
      ['approve', 'request-changes', 'reject', 'reassign'],
    ],
    ['waiting-for-approval', reviewer, reviewed, ['withdraw']],
    [
      'waiting-for-approval',
      'user:default/other',
      { ...asked, eligibility: refused },
      [],
    ],
    ['waiting-for-approval', undefined, asked, []],
    [
      'approved',
      requester,
      { ...asked, eligibility: refused },
      ['resume', 'withdraw'],
    ],
    ['approved', reviewer, reviewed, ['withdraw']],
    ['denied', requester, undefined, ['fix-and-resubmit', 'request-exception']],
    ['denied', reviewer, undefined, ['request-exception']],
    ['applied', requester, undefined, []],
  ] as const)('in %s of %s', (state, caller, approval, steps) => {
    expect(
      nextSteps({ state, caller, requester, approval, recorded: false }),
    ).toEqual(steps);
  });

  it.each([
    ['approved', requester, ['withdraw']],
    ['denied', requester, ['fix-and-resubmit']],
    ['denied', reviewer, []],
    ['approval-required', requester, ['request-approval']],
  ] as const)('of a recorded plan that is %s of %s', (state, caller, steps) => {
    const recorded = { state, caller, requester, recorded: true };
    expect(nextSteps(recorded)).toEqual(steps);
  });

  it('has none for an approver who withdrew', () => {
    const withdrawn = {
      ...reviewed,
      consents: [{ person: reviewer, withdrawnAt: '2026-03-10T12:00:00Z' }],
    } as unknown as Part;
    expect(
      nextSteps({
        state: 'approved',
        caller: reviewer,
        requester,
        recorded: false,
        approval: withdrawn,
      }),
    ).toEqual([]);
  });
});
