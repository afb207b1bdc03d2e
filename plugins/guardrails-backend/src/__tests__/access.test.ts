import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type PermissionCondition,
} from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { searchDocumentRef } from '@backstage-guardrails/plugin-guardrails-common';
import { searchDocumentRules } from '../identity/access';
import { loadSearchDocuments } from '../identity/permissions/loadSearchDocuments';
import { decisionConditions } from '../index';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

type Answer =
  | { result: typeof AuthorizeResult.ALLOW | typeof AuthorizeResult.DENY }
  | { result: typeof AuthorizeResult.CONDITIONAL; conditions: unknown };

describe.each(databases.eachSupportedId())('permissions on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  /** What the framework says about a permission; it allows the others. */
  let answers: Record<string, Answer> = {};

  beforeAll(async () => {
    const answerAll = async (queries: { permission: { name: string } }[]) =>
      queries.map(
        ({ permission }) =>
          answers[permission.name] ?? { result: AuthorizeResult.ALLOW },
      );
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({
      knex,
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: answerAll as never,
              authorizeConditional: answerAll as never,
            }),
        }),
      ],
    });
  });
  beforeEach(() => {
    answers = {};
  });

  const conditional = (
    conditions: PermissionCriteria<PermissionCondition>,
  ): Record<string, Answer> => ({
    'guardrails.decision.read': {
      result: AuthorizeResult.CONDITIONAL,
      conditions,
    },
  });

  it('narrow what a reader sees', async () => {
    const owned = await harness.as(DEVELOPER).decide(harness.request());
    const unowned = await harness
      .as(OTHER)
      .decide(harness.request({ target: {} }));
    const names = new Map([
      [owned.id, 'owned'],
      [unowned.id, 'unowned'],
    ]);
    const seenBy = async (person: string) =>
      (await harness.as(person).listDecisions({})).items
        .flatMap(({ id }) => names.get(id) ?? [])
        .sort();
    const payments = decisionConditions.isOwner({
      claims: ['group:default/payments'],
    });
    const cases: [
      title: string,
      conditions: PermissionCriteria<PermissionCondition>,
      reader: string[],
      requester: string[],
    ][] = [
      [
        'owner or requester',
        {
          anyOf: [
            payments,
            decisionConditions.isRequester({ claims: [OTHER] }),
          ],
        },
        ['owned', 'unowned'],
        ['unowned'],
      ],
      [
        'not owned by payments, with and without an owner',
        { not: payments },
        ['unowned'],
        ['unowned'],
      ],
      [
        'in production with an outcome',
        {
          allOf: [
            decisionConditions.inEnvironment({ environments: ['sandbox'] }),
            decisionConditions.hasOutcome({
              outcomes: ['allow', 'warn', 'deny', 'needs-approval'],
            }),
          ],
        },
        ['owned'],
        // A condition never shows more than the service's own rule: this caller asked for one and owns none.
        [],
      ],
    ];
    const seen: typeof cases = [];
    for (const [title, conditions] of cases) {
      answers = conditional(conditions);
      const reader = await seenBy(SECURITY);
      seen.push([title, conditions, reader, await seenBy(OTHER)] as never);
    }
    expect(seen).toEqual(cases);
  });

  it('let the requester and the owner find a decision in the search', async () => {
    const { id } = await harness.as(DEVELOPER).decide(harness.request());
    const document = searchDocumentRef('decision', id);
    const { isOwner, isRequester } = searchDocumentRules;
    const [found, none] = await loadSearchDocuments(knex, [
      document,
      searchDocumentRef('exception', id),
    ]);
    expect(none).toBeUndefined();
    const seenBy = (claims: string[]) => [
      isOwner.apply(found!, { claims }),
      isRequester.apply(found!, { claims }),
    ];
    expect(seenBy([DEVELOPER])).toEqual([false, true]);
    expect(seenBy(['group:default/payments'])).toEqual([true, false]);
    expect(seenBy([OTHER, 'group:default/search'])).toEqual([false, false]);
  });

  it('refuse what the framework denies', async () => {
    const deny = { result: AuthorizeResult.DENY } as const;
    answers = {
      'guardrails.decision.create': deny,
      'guardrails.decision.preview': deny,
      'guardrails.decision.read': deny,
      'guardrails.grant.use': deny,
      'guardrails.policy.read': deny,
    };
    const task = harness.asTask(DEVELOPER);
    const refusals = await Promise.allSettled([
      task.putEvidence(Buffer.from('{}')),
      task.decide(harness.request()),
      task.preview({
        subject: { format: 'auto', document: {} },
        target: {},
      }),
      task.listDecisions({}),
      task.getDecision('01890a5d-ac96-774b-bcce-b302099a8057'),
      task.getCompliance(CHECKOUT),
      task.reportOutcome('x', { status: 'applied' }),
      task.listRules(),
      task.listEnvironments(),
    ]);
    expect(
      refusals.map(refusal =>
        refusal.status === 'rejected' ? refusal.reason.code : 'answered',
      ),
    ).toEqual(Array(9).fill('not-allowed'));
  });

  it('let the owner of a target see decisions that were made when it was new', async () => {
    const fresh = await harness
      .as(PLATFORM)
      .decide(harness.request({ target: { environment: 'sandbox' } }));
    await expect(harness.as(LEAD).getDecision(fresh.id)).rejects.toEqual(
      refused('not-found'),
    );
    const own = await harness.as(PLATFORM).decide(harness.request());
    expect((await harness.as(LEAD).getDecision(own.id)).decision.id).toBe(
      own.id,
    );
  });
});
