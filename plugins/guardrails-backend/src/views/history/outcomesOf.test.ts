import {
  type RunFacts,
  runStateOf,
} from '@backstage-guardrails/plugin-guardrails-common';
import { outcomeSchema } from '@backstage-guardrails/policy-model';
import { outcomesOf } from './outcomesOf';

const approvals = [
  undefined,
  'open',
  'approved',
  'rejected',
  'changes-requested',
  'expired',
  'withdrawn',
  'superseded',
  'redeemed',
] as const satisfies ReadonlyArray<RunFacts['approval']>;

const checks = [
  undefined,
  'running',
  'failed',
  'cancelled',
] as const satisfies ReadonlyArray<RunFacts['check']>;

/** What was denied is carried out by nothing. */
const applies = {
  deny: [undefined],
  allow: [undefined, 'running', 'applied', 'failed', 'unknown'],
  warn: [undefined, 'running', 'applied', 'failed', 'unknown'],
  'needs-approval': [undefined, 'running', 'applied', 'failed', 'unknown'],
} as const;

describe('outcomesOf', () => {
  it('has the outcome of every run in its state', () => {
    for (const outcome of outcomeSchema.options)
      for (const approval of approvals)
        for (const check of checks)
          for (const apply of applies[outcome]) {
            const state = runStateOf({ outcome, approval, check, apply });
            expect([state, outcomesOf([state])]).toEqual([
              state,
              expect.arrayContaining([outcome]),
            ]);
          }
  });

  it('keeps to the outcomes that are wanted', () => {
    expect(outcomesOf(['allowed', 'denied'], ['warn', 'deny'])).toEqual([
      'warn',
      'deny',
    ]);
    expect(outcomesOf(['denied'], ['allow'])).toEqual([]);
  });
});
