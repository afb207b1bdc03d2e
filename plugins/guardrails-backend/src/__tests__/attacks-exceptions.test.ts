import type { RuleId } from '@backstage-guardrails/policy-model';
import {
  ADDRESS,
  denied,
  ExceptionScenario,
  inDays,
  REGIONS,
  SECOND,
} from '../__testUtils__/ExceptionScenario';
import {
  binding,
  CHECKOUT,
  component,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { parametersAsShipped } from '../__testUtils__/parametersAsShipped';
import { environmentPlan } from '../__testUtils__/plans';
import { seals } from '../__testUtils__/seals';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  );

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'attacks on exceptions on %s',
  databaseId => {
    const start = async (
      options: Partial<Parameters<typeof ExceptionScenario.start>[0]> = {},
    ) => {
      const knex = await databases.init(databaseId);
      return {
        knex,
        story: await ExceptionScenario.start({ knex, ...options }),
      };
    };

    it('an exception asked for on the target of another team, by a developer, a reader and an operator', async () => {
      const { story } = await start();
      const decision = await story.decide();
      expect(await codeOf(story.ask(decision, {}, OTHER))).toBe('not-found');
      expect(await codeOf(story.ask(decision, {}, SECURITY))).toBe(
        'target-not-owned',
      );
      const operators = await story
        .as(PLATFORM)
        .decide(story.harness.request(denied()));
      expect(await codeOf(story.ask(operators, {}, PLATFORM))).toBe(
        'target-not-owned',
      );
      // The owner may, on what the operator asked about.
      expect((await story.ask(operators, {}, LEAD)).state).toBe('requested');
    });

    it('an exception asked for by a service, by a task, and by an agent in the name of the owner', async () => {
      const { story } = await start();
      const decision = await story.decide();
      const request = {
        decision: decision.id,
        rule: REGIONS,
        reason: 'Because.',
        control: { kind: 'statement' as const, text: 'By hand.' },
        until: inDays(1),
      };
      for (const caller of [
        story.harness.asService(),
        story.harness.asTask(DEVELOPER),
        story.harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
      ]) {
        await expect(caller.requestException(request)).rejects.toEqual(
          refused('humans-only'),
        );
        await expect(
          caller.requestPolicy({ kind: 'rule', wanted: 'a', reason: 'b' }),
        ).rejects.toEqual(refused('humans-only'));
      }
    });

    it('bounds wider than what was found: other resources, rules without a finding, fields of the caller', async () => {
      const { story } = await start();
      const decision = await story.decide();
      for (const changes of [
        { resources: [ADDRESS, 'terraform_data.other'] },
        { resources: ['*'] },
        { rule: decision.verdict.passed[0] },
        { rule: 'placement/no-such-rule' as RuleId },
        { until: inDays(91) },
        { until: inDays(-1) },
        { until: 'never' },
      ]) {
        expect(await codeOf(story.ask(decision, changes))).toMatch(
          /^(exception-invalid|bad-request)$/,
        );
      }
      const widened = {
        target: { ref: CHECKOUT },
        bounds: [],
        ruleDigest: decision.verdict.bundle.digest,
        environment: 'production',
      };
      expect(await codeOf(story.ask(decision, widened as object))).toBe(
        'bad-request',
      );
    });

    it('a decision without an entity, so that the exception would hold for everybody', async () => {
      const { story } = await start();
      const decision = await story.decide({
        target: { environment: 'sandbox' },
      });
      expect(await codeOf(story.ask(decision))).toBe('exception-invalid');
    });

    it('granting it oneself: as requester, as the author of the change, as operator', async () => {
      // The owner's own group is asked, and so is the operators'.
      const from = ['owner', 'group:default/platform'];
      const { story } = await start({
        config: {
          policy: {
            parameters: parametersAsShipped({ from, minimum: 1 }),
          },
        },
      });
      const decision = await story.decide();
      const asked = await story.ask(decision, {}, LEAD);
      for (const by of [LEAD, DEVELOPER]) {
        expect(await codeOf(story.decideOn(asked, { by }))).toBe(
          'not-independent',
        );
      }
      expect(await codeOf(story.decideOn(asked, { by: SECURITY }))).toBe(
        'not-an-approver',
      );
      expect((await story.decide()).verdict.outcome).toBe('deny');
      expect((await story.decideOn(asked, { by: PLATFORM })).state).toBe(
        'active',
      );
    });

    it('the person who granted an exception renews it, with and without saying that it is a renewal', async () => {
      const { story } = await start();
      const decision = await story.decide();
      const first = await story.granted(decision);
      for (const changes of [{ renews: first.id }, {}]) {
        const next = await story.ask(decision, changes);
        expect(next.renews).toBe(first.id);
        expect(await codeOf(story.decideOn(next, { by: SECURITY }))).toBe(
          'not-independent',
        );
      }
      const renewed = await story.ask(decision, { renews: first.id });
      expect((await story.decideOn(renewed, { by: SECOND })).state).toBe(
        'active',
      );
    });

    it('an exception of staging in production, of one entity for another, and of staging that becomes production', async () => {
      const { story, knex } = await start({
        entities: [
          component('payments-api', 'group:default/payments', 'checkout'),
        ],
      });
      const staging = { ref: CHECKOUT, environment: 'staging' };
      const decision = await story.decide({ target: staging });
      await story.granted(decision);
      const outcomes = async () => {
        const targets = [
          staging,
          { ref: CHECKOUT, environment: 'production' },
          { ref: CHECKOUT, environment: 'Staging' },
          { ref: CHECKOUT },
          { ref: 'component:default/payments-api', environment: 'staging' },
          { environment: 'staging' },
        ];
        return Promise.all(
          targets.map(
            async target => (await story.decide({ target })).verdict.outcome,
          ),
        );
      };
      expect(await outcomes()).toEqual(['allow', ...Array(5).fill('deny')]);
      // The same database, started with staging as another class, then with another account.
      for (const moved of [
        { class: 'production', account: '3' },
        { class: 'staging', account: '9' },
      ]) {
        const later = await ExceptionScenario.start({
          knex,
          config: { environments: [{ name: 'staging', ...moved }] },
        });
        expect((await later.decide({ target: staging })).verdict.outcome).toBe(
          'deny',
        );
        expect(await codeOf(later.ask(decision))).toBe('exception-invalid');
      }
    });

    it('a resource that leaves the values that the exception was granted for', async () => {
      const { story } = await start();
      await story.granted(await story.decide());
      expect((await story.decide(denied('ap-south-1'))).verdict).toMatchObject({
        outcome: 'deny',
        findings: [{ disposition: 'enforced', actual: 'ap-south-1' }],
      });
      const bigger = environmentPlan({ region: 'us-east-1', size: 'metal' });
      const { verdict } = await story.decide({
        evidence: { document: bigger },
      });
      expect(
        verdict.findings.map(({ rule, disposition }) => [
          rule === REGIONS,
          disposition,
        ]),
      ).toEqual([
        [false, 'enforced'],
        [true, 'waived'],
      ]);
    });

    it('a rule that changed since, so that the exception is from another rule', async () => {
      const { story, knex } = await start();
      const { id } = await story.granted(await story.decide());
      await knex('exceptions')
        .where({ id })
        .update({ rule_digest: `sha256:${'0'.repeat(64)}` });
      expect((await story.decide()).verdict.outcome).toBe('deny');
      expect((await story.as(LEAD).getException(id)).state).toBe(
        'rule-changed',
      );
    });

    it('a row changed after approval, by somebody with access to the database', async () => {
      const { story, knex } = await start();
      const { id } = await story.granted(await story.decide(), {
        maximumUses: 1,
      });
      const row = await knex('exceptions').where({ id }).first();
      for (const changes of [
        { until: '2099-01-01T00:00:00.000Z' },
        { target_owner: null },
        { resources: null },
        { bounds: '[]' },
        { maximum_uses: null },
        { control: '{"kind":"statement","text":"Nothing."}' },
        { requester: OTHER },
      ]) {
        await knex('exceptions').where({ id }).update(changes);
        expect([changes, (await story.decide()).verdict.outcome]).toEqual([
          changes,
          'deny',
        ]);
        await knex('exceptions').where({ id }).update(row);
        expect((await story.decide()).verdict.outcome).toBe('allow');
      }
      // Moved to another entity or environment it is not to be had there either.
      const there = { ref: SEARCH, environment: 'production' };
      await knex('exceptions')
        .where({ id })
        .update({ target_ref: there.ref, environment: there.environment });
      const elsewhere = await story
        .as(OTHER)
        .decide(story.harness.request({ ...denied(), target: there }));
      expect(elsewhere.verdict.outcome).toBe('deny');
    });

    it('more uses than granted, in parallel', async () => {
      const { story } = await start();
      const { id } = await story.granted(await story.decide(), {
        maximumUses: 2,
      });
      const task = story.harness.asTask(DEVELOPER);
      const grants = [];
      for (let n = 0; n < 6; n += 1) {
        const decision = await story.decide();
        grants.push(await task.mintGrant({ decision: decision.id, binding }));
      }
      const codes = await Promise.all(
        grants.map(grant => codeOf(task.redeemGrant(grant.id, binding))),
      );
      expect(codes.filter(code => code === 'done')).toHaveLength(2);
      expect(
        codes.filter(code => code === 'grant-no-longer-allowed'),
      ).toHaveLength(4);
      expect((await story.as(LEAD).getException(id)).uses).toBe(2);
    });

    it('an older row put back is forged; one that is used while it is read is the row of now', async () => {
      const { story, knex } = await start();
      const { id } = await story.granted(await story.decide());
      const before = await knex('exceptions').where({ id }).first();
      const decision = await story.decide();
      const task = story.harness.asTask(DEVELOPER);
      const grant = await task.mintGrant({ decision: decision.id, binding });
      await task.redeemGrant(grant.id, binding);

      const read = { ...before };
      const rows = [read];
      const claims = [{ table: 'exceptions' as const, rows }];
      expect(await seals.forged(knex, claims)).toEqual([]);
      expect(read.uses).toBe(before.uses + 1);

      await knex('exceptions').where({ id }).update(before);
      expect(
        await seals.forged(knex, [
          { table: 'exceptions' as const, rows: [{ ...before }] },
        ]),
      ).toEqual([{ table: 'exceptions', id, why: 'superseded' }]);
    });

    it('an old allow used after the exception was revoked', async () => {
      const { story } = await start();
      const { id } = await story.granted(await story.decide());
      const decision = await story.decide();
      const task = story.harness.asTask(DEVELOPER);
      const grant = await task.mintGrant({ decision: decision.id, binding });
      await story.as(SECOND).revokeException(id, { reason: 'Not any more.' });
      expect(await codeOf(task.redeemGrant(grant.id, binding))).toBe(
        'grant-no-longer-allowed',
      );
    });

    it('ended early by somebody who only reads for all teams, and by another team', async () => {
      const from = ['group:default/platform'];
      const { story } = await start({
        config: {
          policy: { parameters: parametersAsShipped({ from, minimum: 1 }) },
        },
      });
      const asked = await story.ask(await story.decide());
      const { id } = await story.decideOn(asked, { by: PLATFORM });
      const end = (person: string) =>
        codeOf(story.as(person).revokeException(id, { reason: 'So there.' }));
      expect(await end(SECURITY)).toBe('not-allowed');
      expect(await end(OTHER)).toBe('not-found');
      expect((await story.decide()).verdict.outcome).toBe('allow');
    });

    it('who asked for or granted the exception approves the change that rests on it', async () => {
      const approvers = ['owner', 'group:default/security'];
      const { story } = await start({
        config: {
          policy: {
            parameters: parametersAsShipped(
              { from: ['group:default/security'], minimum: 1 },
              {
                approvers: [{ from: approvers, minimum: 1 }],
                // The one rule is waived, the other one needs approval.
                rules: { 'ownership/required-tags': { level: 'approval' } },
              },
            ),
          },
        },
      });
      const document = environmentPlan({ region: 'us-east-1', tags: {} });
      const change = {
        evidence: { document },
        workspace: binding.workspace,
      };
      const before = await story.decide(change);
      const asked = await story.ask(before, {}, LEAD);
      await story.decideOn(asked, { by: SECURITY });
      const decision = await story.decide(change);
      expect(decision.verdict.outcome).toBe('needs-approval');
      const { id, fingerprint } = await story
        .as(DEVELOPER)
        .requestApproval({ decision: decision.id });
      const consent = (person: string) =>
        codeOf(story.as(person).consent(id, { kind: 'approve', fingerprint }));
      expect(await consent(LEAD)).toBe('not-independent');
      expect(await consent(SECURITY)).toBe('not-independent');
      expect(await consent(SECOND)).toBe('done');
    });

    it('a control whose address is inside the network, in clear, or holds a password', async () => {
      const { story } = await start();
      const decision = await story.decide();
      for (const url of [
        'http://example.com/',
        'file:///etc/passwd',
        'https://user:secret@example.com/',
        'gopher://example.com/',
        'not a url',
      ]) {
        const control = { kind: 'url-answers' as const, text: 'a', url };
        expect(await codeOf(story.ask(decision, { control }))).toMatch(
          /^(exception-invalid|bad-request)$/,
        );
      }
      for (const control of [
        { kind: 'rule-passes' as const, text: 'a', rule: REGIONS },
        { kind: 'rule-passes' as const, text: 'a' },
        { kind: 'statement' as const, text: ' \u202e ' },
      ]) {
        expect(
          await codeOf(story.ask(decision, { control: control as never })),
        ).toMatch(/^(exception-invalid|bad-request)$/);
      }
    });

    it('markup, directions and templates in the reason', async () => {
      const { story } = await start();
      const reason =
        "<img src=x onerror=alert(1)> ${{ secrets.TOKEN }} '; drop table exceptions; -- \u202eevil";
      const asked = await story.ask(await story.decide(), { reason });
      expect(asked.reason).toBe(
        "<img src=x onerror=alert(1)> ${{ secrets.TOKEN }} '; drop table exceptions; -- \\u{202e}evil",
      );
      expect(await story.as(LEAD).getException(asked.id)).toEqual(asked);
      expect(
        await codeOf(story.ask(await story.decide(), { reason: '\u200b' })),
      ).toBe('bad-request');
    });
  },
);
