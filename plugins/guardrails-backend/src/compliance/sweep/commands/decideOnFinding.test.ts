import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  decisionCreatePermission,
  GuardrailsError,
  type FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import { ConcurrencyLimiter } from '../../../base/limits';
import type { Caller } from '../../../identity/actors';
import { decideOnEntity } from './decideOnEntity';
import { decideOnFinding } from './decideOnFinding';

type Deps = Parameters<typeof decideOnFinding>[0];

const SHOP = 'component:default/shop';
const RULE = 'catalog/known-lifecycle';
const TEAM = 'group:default/payments';
const caller = {
  principal: 'human:user:default/dev',
  actor: { kind: 'human', ref: 'user:default/dev' },
  ownership: [TEAM],
} as unknown as Caller;
const violation = {
  rule: RULE,
  kind: 'violation',
  resource: SHOP,
  path: 'spec.lifecycle',
  actual: 'alive',
};
const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    namespace: 'default',
    uid: 'u',
    description: 'x'.repeat(4000),
  },
  spec: { lifecycle: 'alive' },
  relations: [{ type: 'ownedBy', targetRef: TEAM }],
};

/** Asks about a finding, where an evaluation finds this now. */
function ask(findings: Array<{ rule: string }>, changes: Partial<Deps> = {}) {
  const evaluateAdapted = jest.fn(async (_request: object) => ({
    verdict: { findings, outcome: 'deny' },
    rules: [...new Set(findings.map(({ rule }) => rule))],
  }));
  const record = jest.fn(async ({ target, evaluation }) => ({
    kind: 'new',
    id: 'd',
    json: Buffer.from(
      JSON.stringify({ id: 'd', target, verdict: evaluation.verdict }),
    ),
  }));
  const catalog = catalogServiceMock({ entities: [shop] });
  const streamed = jest.spyOn(catalog, 'streamEntities');
  const taken = jest.fn(async () => {});
  const note = jest.fn();
  const entities = {
    quotas: { take: taken },
    evaluation: {
      ...{ catalog, auth: mockServices.auth() },
      logger: mockServices.logger.mock(),
      sources: [],
      policy: { bundle: 'b', parameters: {} },
      pipeline: { evaluateAdapted },
      readExceptions: async () => new Map(),
      keepSnapshot: async () => {},
    },
    keepParameters: async () => {},
    recorder: { record },
  } as unknown as Parameters<typeof decideOnEntity>[0];
  const deps = {
    access: { require: async () => {} },
    people: { human: async () => ({}) },
    concurrency: new ConcurrencyLimiter({ capacity: 1 }),
    isSweeping: true,
    findings: {
      get: async () => ({ source: 'sweep', entity: SHOP, finding: violation }),
    },
    decide: (who: Caller, finding: FindingRecord) =>
      decideOnEntity(entities, who, finding),
    ...changes,
  } as unknown as Deps;
  const answer = decideOnFinding(deps, caller, { id: 'f', note }).then(
    () => 'recorded',
    ({ code, message }) => `${code}: ${message}`,
  );
  return { answer, evaluateAdapted, record, streamed, taken, note };
}

it('records what breaks the rule at the place, and tells the audit', async () => {
  const { answer, evaluateAdapted, streamed, note } = ask([violation]);
  expect(await answer).toBe('recorded');
  expect(evaluateAdapted).toHaveBeenCalledWith(
    expect.objectContaining({ fairnessKey: caller.principal }),
  );
  // Its size, by which it gets a worker.
  const [[{ bytes }]] = evaluateAdapted.mock.calls as [[{ bytes: number }]];
  expect(bytes).toBeGreaterThan(4000);
  // No cost centre is named, so no group is read.
  expect(streamed).not.toHaveBeenCalled();
  expect(note).toHaveBeenCalledWith({
    decision: 'd',
    target: SHOP,
    environmentClass: 'production',
    outcome: 'deny',
  });
});

it.each<[string, Array<{ rule: string }>, RegExp]>([
  ['nothing', [], /^exception-invalid: .* no longer breaks/],
  [
    'the same rule at another place',
    [{ ...violation, path: 'spec.type' }],
    /^exception-invalid: .* has no violation of/,
  ],
  [
    'what is not known',
    [{ ...violation, kind: 'unknown' }],
    /^exception-invalid: .* has no violation of/,
  ],
  [
    'too much',
    Array.from({ length: 1001 }, () => violation),
    /^exception-invalid: .* more than 1000 findings/,
  ],
])('records nothing where an evaluation finds %s', async (_, found, text) => {
  const { answer, record } = ask(found);
  expect(await answer).toMatch(text);
  expect(record).not.toHaveBeenCalled();
});

it.each<[string, Partial<Deps>, RegExp]>([
  [
    'a person who may make no decision',
    {
      access: {
        require: async permission => {
          if (permission !== decisionCreatePermission) return;
          throw new GuardrailsError({ code: 'not-allowed', message: 'No.' });
        },
      },
    },
    /^not-allowed/,
  ],
  [
    'where the sweep is off',
    { isSweeping: false },
    /^exception-invalid: .*guardrails.compliance.sweep.enabled/,
  ],
])('refuses %s, before anything is evaluated', async (_, changes, text) => {
  const { answer, evaluateAdapted, taken } = ask([violation], changes);
  expect(await answer).toMatch(text);
  expect(taken).not.toHaveBeenCalled();
  expect(evaluateAdapted).not.toHaveBeenCalled();
});

it('has its place among all that evaluates, and is refused where there is none', async () => {
  const concurrency = new ConcurrencyLimiter({ capacity: 1 });
  let end = () => {};
  const other = concurrency.run('other', () => {
    return new Promise<void>(resolve => {
      end = resolve;
    });
  });
  const refused = ask([violation], { concurrency });
  expect(await refused.answer).toMatch(/^overloaded/);
  expect(refused.evaluateAdapted).not.toHaveBeenCalled();
  end();
  await other;
  expect(await ask([violation], { concurrency }).answer).toBe('recorded');
});
