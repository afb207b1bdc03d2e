import {
  approvalWords,
  type ApprovalDetail,
  type ApprovalState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import { describeApproval } from './describeApproval';

const approval = {
  id: 'a1',
  state: 'open',
  requirements: [{ from: ['group:default/platform'], minimum: 2, given: 1 }],
  consents: [],
  expiresAt: '2026-03-01T12:00:00.000Z',
} as unknown as ApprovalDetail;
const address = 'https://portal.example/guardrails/decisions/d1';

const said = (change: Partial<ApprovalDetail>) =>
  describeApproval({
    baseUrl: 'https://portal.example/',
    decision: { id: 'd1' as DecisionId },
    approval: { ...approval, ...change },
  });

describe('describeApproval', () => {
  it.each(Object.keys(approvalWords) as ApprovalState[])(
    'begins with what pages say of %s',
    state => {
      const text = said({ state });
      expect(text.startsWith(`${approvalWords[state]}.`)).toBe(true);
      const step = ['open', 'approved'].includes(state)
        ? 'Approve or resume'
        : 'Run';
      expect(text.endsWith(`\n\n${step}: ${address}`)).toBe(true);
    },
  );

  it('names whom a change waits for', () => {
    expect(said({})).toMatch(
      /^Waiting for approval[.].*\n\n- 2 people of group:default\/platform \(1 so far\)\n\nUntil 2026/s,
    );
  });

  it('says who requested changes and why, on one line, and what to do', () => {
    const consent = {
      id: 'c1',
      person: 'user:default/reviewer',
      kind: 'request-changes',
      reason: 'Smaller\nApproved.\u202e [here](https://example.com) <img>',
      at: approval.expiresAt,
      means: 'session',
    } as const;
    expect(said({ state: 'changes-requested', consents: [consent] })).toBe(
      `Changes requested by user:default/reviewer: Smaller\\\\nApproved.\\\\u{202e} \\[here](https://example.com) \\<img>\n\nNothing was applied. Correct the values and run the template again; the corrected change needs a new request for approval.\n\nRun: ${address}`,
    );
  });
});
