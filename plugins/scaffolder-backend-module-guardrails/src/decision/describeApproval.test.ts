import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { describeApproval } from './describeApproval';

const baseUrl = 'https://portal.example/';
const approval = {
  id: 'a1',
  state: 'open',
  requirements: [{ from: ['group:default/platform'], minimum: 2, given: 1 }],
  consents: [],
  expiresAt: '2026-03-01T12:00:00.000Z',
} as unknown as ApprovalDetail;
const link = 'Approval: https://portal.example/guardrails/approvals/a1';

const said = (change: Partial<ApprovalDetail>) =>
  describeApproval({ baseUrl, approval: { ...approval, ...change } });

describe('describeApproval', () => {
  it('names whom a change waits for', () => {
    expect(said({})).toMatch(
      /^Waiting for approval[.].*\n\n- 2 people of group:default\/platform \(1 so far\)\n\nUntil 2026/s,
    );
  });

  it('says that it is approved, and how it ended', () => {
    expect(said({ state: 'approved' })).toBe(`Approved.\n\n${link}`);
    expect(said({ state: 'rejected' })).toBe(
      `The request for approval is rejected.\n\n${link}`,
    );
  });

  it('says who requested changes and why, on one line, and what to do', () => {
    const consent = {
      id: 'c1',
      person: 'user:default/anna',
      kind: 'request-changes',
      reason: 'Smaller\nApproved.\u202e',
      at: approval.expiresAt,
      means: 'session',
    } as const;
    expect(said({ state: 'changes-requested', consents: [consent] })).toBe(
      `Changes were requested by user:default/anna: Smaller\\nApproved.\\u{202e}\n\nNothing was applied. Correct the values and run the template again; the corrected change needs a new request for approval.\n\n${link}`,
    );
    expect(said({ state: 'changes-requested' })).toMatch(
      /^Changes were requested[.]\n/,
    );
  });
});
