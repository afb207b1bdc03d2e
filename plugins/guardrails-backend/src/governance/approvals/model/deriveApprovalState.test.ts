import { deriveApprovalState } from './deriveApprovalState';
import { dueAt } from './dueAt';
import type { ApprovalRow } from './rows';

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

describe('deriveApprovalState', () => {
  const open = { closed_as: null, approved_at: null, expires_at: at(60) };

  it.each<[string, Partial<ApprovalRow>, number, string]>([
    ['nothing happened', {}, 59, 'open'],
    ['enough have consented', { approved_at: at(5) }, 59, 'approved'],
    ['the time is over', {}, 60, 'expired'],
    [
      'it is approved and the time is over',
      { approved_at: at(5) },
      60,
      'expired',
    ],
    [
      'it was redeemed',
      { approved_at: at(5), closed_as: 'redeemed' },
      61,
      'redeemed',
    ],
    ['it was rejected', { closed_as: 'rejected' }, 1, 'rejected'],
    [
      'changes were requested',
      { closed_as: 'changes-requested' },
      1,
      'changes-requested',
    ],
    [
      'it was withdrawn and the time is over',
      { closed_as: 'withdrawn' },
      61,
      'withdrawn',
    ],
    [
      'its end was recorded and the clock is set back',
      { closed_as: 'expired' },
      1,
      'expired',
    ],
  ])('%s', (_, row, minutes, expected) => {
    expect(deriveApprovalState({ ...open, ...row }, at(minutes))).toBe(
      expected,
    );
  });
});

describe('dueAt', () => {
  const requirement = (afterMinutes?: number) => ({
    from: ['group:default/platform'],
    minimum: 1,
    ...(afterMinutes !== undefined && {
      escalation: { afterMinutes, to: ['group:default/security'] },
    }),
  });

  it.each<[string, (number | undefined)[], number[], number]>([
    ['no escalation', [undefined], [], 60],
    ['an escalation', [30], [], 30],
    ['the first of two', [40, 20], [], 20],
    ['the other one once the first is recorded', [40, 20], [1], 40],
    ['all are recorded', [40, 20], [0, 1], 60],
    ['an escalation after the end', [90], [], 60],
  ])('%s', (_, minutes, escalated, expected) => {
    expect(
      dueAt({
        requestedAt: at(0),
        expiresAt: at(60),
        requirements: minutes.map(requirement),
        escalated,
      }),
    ).toBe(at(expected));
  });
});
