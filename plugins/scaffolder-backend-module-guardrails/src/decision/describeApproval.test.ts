import {
  approvalWords,
  type ApprovalDetail,
  type ApprovalState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import { describeApproval } from './describeApproval';

const states = Object.keys(approvalWords) as ApprovalState[];

describe('describeApproval', () => {
  it.each(states)('begins with what pages say of %s', state => {
    const approval = {
      id: 'a1',
      state,
      requirements: [
        { from: ['group:default/platform'], minimum: 1, given: 0 },
      ],
      expiresAt: '2026-03-13T12:00:00Z',
    } as ApprovalDetail;
    const text = describeApproval({
      baseUrl: 'https://portal.example',
      decision: { id: 'd1' as DecisionId },
      approval,
    });
    expect(text).toMatch(new RegExp(`^${approvalWords[state]}\\.`));
    expect(text).toContain('https://portal.example/guardrails/decisions/d1');
  });
});
