import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { ConsentScenario } from '../__testUtils__/ConsentScenario';
import { REGIONS } from '../__testUtils__/ExceptionScenario';
import { component, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan, removalPlan } from '../__testUtils__/plans';
import { removeOld } from '../views/retention';
import { ledgerOf } from '../__testUtils__/seals';

const { DEVELOPER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const DAY = 24 * 60 * 60 * 1000;

jest.setTimeout(120_000);

async function removeByRetention(
  knex: Knex,
  decisions: string[],
): Promise<void> {
  await knex('decisions')
    .whereIn('id', decisions)
    .update({ recorded_at: new Date(Date.now() - 400 * DAY).toISOString() });
  expect(
    await removeOld(knex, ledgerOf(), {
      inputs: 30 * DAY,
      decisions: 365 * DAY,
    }),
  ).toEqual({ inputs: decisions.length, decisions: decisions.length });
}

/** What each reader gets of everything that can be read, by the name of the question: `ok` or the refusal's code. */
async function answers(
  story: ConsentScenario,
  of: {
    entity: string;
    decisions: Decision[];
    approvals: string[];
    exception: string;
    /** The first entry in the ledger that is of these. */
    since: number;
  },
): Promise<Record<string, string>> {
  const { harness } = story;
  const { size } = await harness.as(SECURITY).getLedger();
  const { entity, since } = of;
  const questions = (
    api: GuardrailsApi,
  ): [string, () => Promise<unknown>][] => [
    ...of.decisions.flatMap(
      ({ id }, at): [string, () => Promise<unknown>][] => [
        [`decision ${at}`, () => api.getDecision(id)],
        [`replay ${at}`, () => api.getReplay(id)],
      ],
    ),
    ...of.approvals.map((id, at): [string, () => Promise<unknown>] => [
      `approval ${at}`,
      () => api.getApproval(id),
    ]),
    ...Array.from(
      { length: size - since },
      (_, at): [string, () => Promise<unknown>] => [
        `receipt ${at}`,
        () => api.getReceipt({ epoch: 1, index: since + at }),
      ],
    ),
    ['exception', () => api.getException(of.exception)],
    ['decisions', () => api.listDecisions({})],
    ['of the entity', () => api.listDecisions({ filter: { entity } })],
    ['compliance', () => api.getCompliance(entity)],
    ['duties', () => api.getDuties(entity)],
    ['approvals', () => api.listApprovals({})],
    ['exceptions', () => api.listExceptions({})],
    ['entries', () => api.listLedgerEntries({})],
  ];
  const given: Record<string, string> = {};
  const readers = {
    requester: harness.as(DEVELOPER),
    approver: harness.as(PLATFORM),
    reader: harness.as(SECURITY),
  };
  for (const [reader, api] of Object.entries(readers)) {
    for (const [question, ask] of questions(api)) {
      given[`${reader}: ${question}`] = await ask().then(
        () => 'ok',
        error => error.code,
      );
    }
  }
  return given;
}

describe.each(databases.eachSupportedId())(
  'what is kept beside decisions that retention removed, on %s',
  databaseId => {
    let knex: Knex;
    let story: ConsentScenario;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      story = await ConsentScenario.start({
        knex,
        config: { duties: { conflicts: [] } },
        entities: ['asked', 'refused', 'read'].map(name =>
          component(name, 'group:default/payments', 'checkout'),
        ),
      });
    });

    /** Of an entity: approved and resumed, superseded, refused with an exception, and waived by it. */
    async function history(name: string) {
      const entity = `component:default/${name}`;
      const target = { ref: entity, environment: 'production' };
      const { size: since } = await story.harness.as(SECURITY).getLedger();
      const developer = story.harness.as(DEVELOPER);
      const asked = await story.decide({ target });
      const approval = await story.approved(asked);
      const resumed = await story.decide({ target, task: 'task-2' });
      await story.carryOut(resumed, 'task-2');
      const [superseded, open] = await Promise.all(
        [7, 8].map(count =>
          story.decide({
            target,
            task: `task-${count}`,
            evidence: { document: removalPlan({ count }) },
          }),
        ),
      );
      const elsewhere = {
        target,
        evidence: { document: environmentPlan({ region: 'us-east-1' }) },
      };
      const refused = await story.decide({ ...elsewhere, task: 'task-5' });
      const exception = await developer.requestException({
        decision: refused.id,
        rule: REGIONS,
        reason: 'The customer is there.',
        control: { kind: 'statement', text: 'We look after it by hand.' },
        until: new Date(Date.now() + 10 * DAY).toISOString(),
      });
      const { fingerprint } = await story.harness
        .as(SECURITY)
        .getApproval(exception.approval);
      await story.harness
        .as(SECURITY)
        .consent(exception.approval, { kind: 'approve', fingerprint });
      const waived = await story.decide({ ...elsewhere, task: 'task-6' });
      await story.carryOut(waived, 'task-6');
      const approvals = [approval.id, exception.approval];
      for (const { id } of [superseded, open]) {
        approvals.push((await developer.requestApproval({ decision: id })).id);
      }
      const decisions = { asked, resumed, superseded, open, refused, waived };
      return { entity, since, decisions, approvals, exception: exception.id };
    }

    it.each(['asked', 'refused'] as const)(
      'is read as before by everybody, without the one that was %s',
      async name => {
        const kept = await history(name);
        const decisions = Object.values(kept.decisions);
        const before = await answers(story, { ...kept, decisions });
        await removeByRetention(knex, [kept.decisions[name].id]);
        const after = await answers(story, { ...kept, decisions });
        const gone = decisions.indexOf(kept.decisions[name]);
        const expected = Object.fromEntries(
          Object.entries(before).map(([question, answer]) => [
            question,
            question.endsWith(`decision ${gone}`) ||
            question.endsWith(`replay ${gone}`)
              ? 'not-found'
              : answer,
          ]),
        );
        expect(after).toMatchObject(expected);
        expect(before[`requester: decision ${gone}`]).toBe('ok');
        expect(Object.values(after)).not.toContain('http-500');
      },
    );

    it('is read while others are removed', async () => {
      const { entity, decisions } = await history('read');
      const target = { ref: entity, environment: 'production' };
      const { id } = decisions.resumed;
      const developer = story.harness.as(DEVELOPER);
      const others = await Promise.all(
        Array.from({ length: 4 }, () =>
          story.decide({ target, task: 'task-9' }),
        ),
      );
      const removal = (async () => {
        for (const other of others) await removeByRetention(knex, [other.id]);
      })();
      const read = await Promise.all(
        Array.from({ length: 20 }, () => developer.getDecision(id)),
      );
      await removal;
      for (const detail of read) expect(detail).toEqual(read[0]);
    });
  },
);
