import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ANNOTATION_ORIGIN_LOCATION,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  ExceptionDetail,
  ExceptionRequest,
  FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { inDays } from '../__testUtils__/ExceptionScenario';
import {
  binding,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { rewrite } from '../__testUtils__/seals';
import { computeFingerprint } from '../governance/exceptions/model/computeFingerprint';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const STORE = 'component:default/store';
const LIFECYCLE = 'catalog/known-lifecycle' as RuleId;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  );

jest.setTimeout(180_000);

function registered(name: string, uid: string): Entity {
  const entity = component(name, 'group:default/payments', 'checkout');
  return {
    ...entity,
    metadata: { ...entity.metadata, uid, etag: '1' },
    spec: { ...entity.spec, lifecycle: 'alive' },
  };
}

describe.each(databases.eachSupportedId())(
  'attacks on exceptions for entities on %s',
  databaseId => {
    let knex: Knex;
    let harness: GuardrailsHarness;
    let sweep: () => Promise<void>;
    /** One for each test: who granted an exception cannot grant the next one for the same. */
    let shop: Entity;
    let SHOP: string;
    let store: Entity;
    const shops = Array.from({ length: 16 }, (_, index) =>
      registered(`shop-${index}`, `uid-${index}`),
    );

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      store = registered('store', 'uid-store');
      const scheduler = mockServices.scheduler();
      harness = await GuardrailsHarness.start({
        knex,
        // The catalog as a whole has each entity once.
        others: { config: {}, databases: {} },
        config: {
          approvals: { passkeys: 'off' },
          facts: { timeToLive: { milliseconds: 1 } },
        },
        entities: [...shops, store],
        features: [
          createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => scheduler,
          }),
        ],
      });
      sweep = () => scheduler.triggerTask('guardrails-sweep');
      await sweep();
    });

    beforeEach(() => {
      shop = shops.shift()!;
      SHOP = stringifyEntityRef(shop);
    });

    /** In place: the catalog of the test has these very objects. The etag is another one, as after any change. */
    function edit(entity: Entity, changes: Partial<Entity['metadata']>) {
      const { etag } = entity.metadata;
      Object.assign(entity.metadata, { etag: `${etag}1`, ...changes });
    }

    async function findingOf(
      entity = SHOP,
      by = DEVELOPER,
    ): Promise<FindingRecord> {
      const filter = { entity, rule: LIFECYCLE };
      const { items } = await harness.as(by).listFindings({ filter });
      return items[0];
    }

    async function stateOf(entity = SHOP): Promise<string> {
      return (await findingOf(entity)).status.state;
    }

    async function ask(
      changes: Partial<ExceptionRequest> = {},
      person = DEVELOPER,
    ): Promise<ExceptionDetail> {
      const { id } = await findingOf();
      const decision = await harness.as(person).decideOnFinding(id);
      return harness.as(person).requestException({
        decision: decision.id,
        rule: LIFECYCLE,
        reason: 'The catalog gets the value next month.',
        control: { kind: 'statement', text: 'We look after it.' },
        until: inDays(30),
        ...changes,
      });
    }

    async function approve(asked: ExceptionDetail, by = SECURITY) {
      const { fingerprint } = await harness.as(by).getApproval(asked.approval);
      await harness.as(by).consent(asked.approval, {
        kind: 'approve',
        fingerprint,
        reason: 'Looked at.',
      });
      return harness.as(by).getException(asked.id);
    }

    async function granted(): Promise<ExceptionDetail> {
      const exception = await approve(await ask());
      await sweep();
      expect(await stateOf()).toBe('waived');
      return exception;
    }

    async function revoke({ id }: ExceptionDetail): Promise<void> {
      await harness.as(DEVELOPER).revokeException(id, { reason: 'Done.' });
      await sweep();
      expect(await stateOf()).toBe('open');
    }

    it('is requested by the owner on what is there, granted by others, and waives until it is revoked', async () => {
      const before = await findingOf();
      expect(before.status.state).toBe('open');
      const asked = await ask();
      await sweep();
      expect(await stateOf()).toBe('open');
      const exception = await approve(asked);
      expect(exception).toMatchObject({
        state: 'active',
        target: { ref: SHOP, owner: 'group:default/payments' },
        contract: {
          resources: [SHOP],
          bounds: [{ resource: SHOP, path: 'spec.lifecycle', actual: 'alive' }],
        },
      });
      await sweep();
      expect(await findingOf()).toMatchObject({
        id: before.id,
        status: {
          state: 'waived',
          exception: exception.id,
          until: exception.until,
        },
        finding: { disposition: 'waived', exception: exception.id },
      });
      expect(await stateOf(STORE)).toBe('open');
      const renewal = await harness.as(LEAD).decideOnFinding(before.id);
      expect(
        renewal.verdict.findings.find(({ rule }) => rule === LIFECYCLE),
      ).toMatchObject({ disposition: 'waived', exception: exception.id });
      expect(renewal.source.format).toBe('catalog-entity');
      const { input, parameters, snapshot } = await harness
        .as(LEAD)
        .getReplay(renewal.id);
      for (const { status } of [input, parameters, snapshot]) {
        expect(status).toBe('kept');
      }
      const entries = await knex('ledger_subjects').where({
        subject: exception.id,
      });
      expect(entries.length).toBeGreaterThanOrEqual(2);

      await harness
        .as(DEVELOPER)
        .revokeException(exception.id, { reason: 'Done.' });
      // At once, before any sweep.
      expect(await stateOf()).toBe('open');
      await sweep();
      expect(
        await knex('findings').where({ id: before.id }).first('state'),
      ).toEqual({ state: 'open' });
    });

    it('requested by another team, a reader, an operator, a service, a task and an agent', async () => {
      const { id } = await findingOf();
      const decide = (client: ReturnType<GuardrailsHarness['as']>) =>
        codeOf(client.decideOnFinding(id));
      expect(await decide(harness.as(OTHER))).toBe('not-found');
      expect(await decide(harness.as(SECURITY))).toBe('target-not-owned');
      expect(await decide(harness.as(PLATFORM))).toBe('not-found');
      for (const program of [
        harness.asService(),
        harness.asTask(DEVELOPER),
        harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
      ]) {
        expect(await decide(program)).toBe('humans-only');
      }
      const decision = await harness.as(DEVELOPER).decideOnFinding(id);
      const request = {
        decision: decision.id,
        rule: LIFECYCLE,
        reason: 'Mine.',
        control: { kind: 'statement' as const, text: 'None.' },
        until: inDays(1),
      };
      expect(await codeOf(harness.as(OTHER).requestException(request))).toBe(
        'not-found',
      );
    });

    it('granted by oneself, and by others of the team', async () => {
      const asked = await ask();
      expect(await codeOf(approve(asked, DEVELOPER))).toBe('not-independent');
      expect(await codeOf(approve(asked, LEAD))).toBe('not-an-approver');
      await sweep();
      expect(await stateOf()).toBe('open');
    });

    it('wider than what was found: everything, other entities, uses, a control that no change proves', async () => {
      for (const changes of [
        { resources: ['*'] },
        { resources: [STORE] },
        { paths: ['spec.owner'] },
        { rule: 'catalog/owner-exists' as RuleId },
        { maximumUses: 1 },
        {
          control: {
            kind: 'rule-passes' as const,
            text: 'Has an owner.',
            rule: 'catalog/has-owner' as RuleId,
          },
        },
      ]) {
        expect(await codeOf(ask(changes))).toBe('exception-invalid');
      }
    });

    it('carried out like a change', async () => {
      const { id } = await findingOf();
      const decision = await harness.as(DEVELOPER).decideOnFinding(id);
      expect(
        await codeOf(
          harness
            .asTask(DEVELOPER)
            .mintGrant({ decision: decision.id, binding }),
        ),
      ).toBe('decision-not-granting');
    });

    it('kept for another value, and for what is registered anew', async () => {
      const exception = await granted();
      shop.spec!.lifecycle = 'living';
      edit(shop, {});
      await sweep();
      expect(await stateOf()).toBe('open');
      shop.spec!.lifecycle = 'alive';
      edit(shop, {});
      await sweep();
      expect(await stateOf()).toBe('waived');
      const { uid } = shop.metadata;
      edit(shop, { uid: 'uid-anew' });
      await sweep();
      expect(await stateOf()).toBe('open');
      edit(shop, { uid });
      await sweep();
      expect(await stateOf()).toBe('waived');
      await revoke(exception);
    });

    it('had by the name: it goes with a renamed entity, and not to the one that is called so now', async () => {
      const exception = await granted();
      edit(shop, { name: 'boutique' });
      await sweep();
      expect(await stateOf('component:default/boutique')).toBe('waived');
      const { name } = parseEntityRef(SHOP);
      edit(store, { name });
      await sweep();
      expect(await stateOf()).toBe('open');
      expect(await stateOf('component:default/boutique')).toBe('waived');
      edit(store, { name: 'store' });
      await sweep();
      await harness
        .as(DEVELOPER)
        .revokeException(exception.id, { reason: 'Done.' });
      expect(await stateOf('component:default/boutique')).toBe('open');
    });

    it('requested on what was registered anew since', async () => {
      const { id } = await findingOf();
      const decision = await harness.as(DEVELOPER).decideOnFinding(id);
      edit(shop, { uid: 'uid-anew' });
      expect(
        await codeOf(
          harness.as(DEVELOPER).requestException({
            decision: decision.id,
            rule: LIFECYCLE,
            reason: 'Because.',
            control: { kind: 'statement', text: 'By hand.' },
            until: inDays(1),
          }),
        ),
      ).toBe('exception-invalid');
    });

    it('given to another entity, or lengthened, by editing its row', async () => {
      const exception = await granted();
      const row = () => knex('exceptions').where({ id: exception.id });
      const { target_uid: uid, until } = await row().first();
      await row().update({ target_uid: 'uid-store' });
      edit(store, {});
      edit(shop, {});
      await sweep();
      expect(await stateOf(STORE)).toBe('open');
      await row().update({
        target_uid: uid,
        until: '2099-01-01T00:00:00.000Z',
      });
      edit(shop, {});
      await sweep();
      expect(
        await knex('findings')
          .where({ entity_ref: SHOP, rule: LIFECYCLE })
          .first('state'),
      ).toEqual({ state: 'open' });
      await row().update({ until });
      await sweep();
      expect(await stateOf()).toBe('waived');
      await revoke(exception);
    });

    it('taken over by the team that registers another entity under its name', async () => {
      const exception = await granted();
      const theirs = component('theirs', 'group:default/search', 'checkout');
      Object.assign(shop, { relations: theirs.relations });
      edit(shop, { uid: 'uid-theirs' });
      await sweep();
      const other = harness.as(OTHER);
      const end = { reason: 'Mine now.' };
      expect(await codeOf(other.getException(exception.id))).toBe('not-found');
      expect(await codeOf(other.revokeException(exception.id, end))).toBe(
        'not-found',
      );
      const { items } = await other.listExceptions({
        filter: { entity: SHOP },
      });
      expect(items).toEqual([]);
      const revoked = await harness
        .as(LEAD)
        .revokeException(exception.id, { reason: 'Gone.' });
      expect(revoked.state).toBe('revoked');
    });

    it('renewed for another entity by the name', async () => {
      const exception = await granted();
      edit(shop, { uid: 'uid-anew' });
      await sweep();
      expect(await codeOf(ask({ renews: exception.id }))).toBe('not-found');
      expect((await ask()).renews).toBeUndefined();
    });

    it('kept by what is gone', async () => {
      await granted();
      edit(shop, { uid: 'uid-gone', name: `${shop.metadata.name}-gone` });
      await sweep();
      expect(
        await knex('findings')
          .where({ entity_ref: SHOP, rule: LIFECYCLE })
          .first('state'),
      ).toEqual({ state: 'not-confirmed' });
    });

    it('kept for another class, where nothing can be seen', async () => {
      await granted();
      const annotations = {
        [ANNOTATION_ORIGIN_LOCATION]: 'guardrails:environments',
      };
      edit(shop, { annotations });
      await sweep();
      expect(await stateOf()).toBe('waived');
      shop.spec!.lifecycle = 'deprecated';
      edit(shop, {});
      await sweep();
      expect(await stateOf()).toBe('not-confirmed');
    });

    it('made unreadable by editing its row, which ends no sweep', async () => {
      const exception = await granted();
      const row = () => knex('exceptions').where({ id: exception.id });
      const { bounds } = await row().first();
      await row().update({ bounds: '{' });
      await sweep();
      expect(await stateOf(STORE)).toBe('open');
      expect(
        await knex('findings')
          .where({ entity_ref: SHOP, rule: LIFECYCLE })
          .first('state'),
      ).toEqual({ state: 'open' });
      await row().update({ bounds });
      await sweep();
      expect(await stateOf()).toBe('waived');
      await revoke(exception);
    });

    it('used after its end', async () => {
      const exception = await granted();
      const row = await knex('exceptions').where({ id: exception.id }).first();
      const until = new Date(Date.now() - 1000).toISOString();
      await rewrite(knex, 'exceptions', {
        where: { id: exception.id },
        change: {
          until,
          fingerprint: computeFingerprint({ ...row, until }, sha256),
        },
      });
      expect(await stateOf()).toBe('open');
      await sweep();
      expect(
        await knex('findings')
          .where({ entity_ref: SHOP, rule: LIFECYCLE })
          .first('state'),
      ).toEqual({ state: 'open' });
    });
  },
);
