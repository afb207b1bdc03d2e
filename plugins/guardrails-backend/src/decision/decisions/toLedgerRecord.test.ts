import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import type { Caller } from '../../identity/actors';
import { toStatement } from './toLedgerRecord';

const statementOf = (types: number) =>
  toStatement({
    caller: {
      actor: { kind: 'human', ref: 'user:default/a', origin: 'portal' },
    } as Caller,
    evaluation: {
      verdictHead: {
        ...(types > 0 && {
          notLookedAt: {
            resources: types,
            of: 100,
            types: Array.from({ length: types }, (_, at) => ({
              type: `foo_${at}`,
              resources: 1,
            })),
          },
        }),
      },
    } as PipelineResult,
    target: { environmentClass: 'production' },
    instant: new Date(0),
  });

describe('what the ledger says of a decision', () => {
  it.each([
    [1, 1],
    [20, 20],
    [21, 20],
  ])('counts all resources of %d types and names %d', (types, named) => {
    const { notLookedAt } = statementOf(types);
    expect(notLookedAt).toMatchObject({ resources: types, of: 100 });
    expect(notLookedAt).toHaveProperty('types.length', named);
  });

  it('says nothing where a rule knows every resource', () => {
    expect(statementOf(0)).not.toHaveProperty('notLookedAt');
  });
});
