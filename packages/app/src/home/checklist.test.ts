import type {
  DecisionFilter,
  DecisionSummary,
  GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { checklist } from './checklist';

const options = { signal: new AbortController().signal };
const person = { ref: 'user:default/a', since: '2026-03-01T00:00:00.000Z' };

const decision = (
  values: Pick<DecisionSummary, 'outcome' | 'state' | 'recordedAt'> & {
    ref?: string;
  },
) =>
  ({
    ...values,
    target: { ref: values.ref ?? 'component:default/checkout-api' },
  } as DecisionSummary);

const denied = decision({
  outcome: 'deny',
  recordedAt: '2026-03-01T10:00:00.000Z',
});
const applied = decision({
  outcome: 'allow',
  state: 'applied',
  recordedAt: '2026-03-01T11:00:00.000Z',
});

/** A service with these decisions of the visitor. */
const serviceOf = (decisions: DecisionSummary[]) =>
  ({
    listDecisions: async ({ filter }: { filter: DecisionFilter }) => ({
      items: decisions.filter(({ outcome }) =>
        filter.outcome?.includes(outcome),
      ),
    }),
  } as GuardrailsApi);

describe('Fix and resubmit', () => {
  const { isDone } = checklist.find(({ id }) => id === 'applied')!;

  it.each([
    ['a change that was denied and is applied', [denied, applied], true],
    ['a change that was never denied', [applied], false],
    ['one that was denied only', [denied], false],
    [
      'one that was allowed, not applied',
      [denied, { ...applied, state: 'allowed' as const }],
      false,
    ],
    [
      'one of another target',
      [denied, { ...applied, target: { ...applied.target, ref: 'b' } }],
      false,
    ],
    [
      'one that was denied later',
      [{ ...denied, recordedAt: '2026-03-01T12:00:00.000Z' }, applied],
      false,
    ],
  ])('%s', async (_name, decisions, expected) => {
    expect(await isDone(serviceOf(decisions), options, person)).toBe(expected);
  });
});
