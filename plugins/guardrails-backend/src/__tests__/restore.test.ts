import { TestDatabases } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allTables, backUp, LedgerStory } from '../__testUtils__/LedgerStory';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const broken = { code: 'ledger-broken', statusCode: 503 };

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'a restore of an older backup, on %s',
  databaseId => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'guardrails-restore-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const readiness = async (story: LedgerStory) => {
      const answer = await fetch(
        `${story.harness.url}/.backstage/health/v1/readiness`,
      );
      return { status: answer.status, body: await answer.json() };
    };

    it('records nothing until the epoch is raised, and everything after it', async () => {
      const knex = await databases.init(databaseId);
      const ledger = { anchors: { file: path.join(folder, 'anchor') } };
      const before = await LedgerStory.begin(knex, ledger);
      const [kept] = await before.decide(3);
      expect(await before.sign()).toBeUndefined();
      // In the backup, but signed by nobody who still has it.
      const [unsigned] = await before.decide();
      const restore = await backUp(knex, await allTables(knex));
      const [lost] = await before.decide(5);
      expect(await before.sign()).toBeUndefined();
      await restore();

      // Under a service that runs: the head is smaller than the one it has seen.
      await expect(before.decide()).rejects.toMatchObject(broken);
      expect(await readiness(before)).toEqual({
        status: 503,
        body: {
          status: 'error',
          message: expect.stringMatching(/Then raise guardrails.ledger.epoch/),
        },
      });

      // Started upon it: the anchor holds more than the database.
      const started = await LedgerStory.begin(knex, ledger);
      await expect(started.decide()).rejects.toMatchObject({
        ...broken,
        message: expect.stringMatching(/holds \d+ entries of epoch 1/),
      });
      expect((await readiness(started)).status).toBe(503);
      await expect(started.auditor.getDecision(kept)).resolves.toMatchObject({
        decision: { id: kept },
      });
      await expect(started.auditor.getDecision(lost)).rejects.toMatchObject({
        code: 'not-found',
      });
      const { items } = await started.auditor.listLedgerEntries({});
      expect(items.length).toBeGreaterThan(3);

      const raised = await LedgerStory.begin(knex, { ...ledger, epoch: 2 });
      expect((await readiness(raised)).status).toBe(200);
      const [id] = await raised.decide();
      expect(await raised.sign()).toBeUndefined();
      expect(await raised.check()).toMatchObject({ ok: true });
      const { items: all } = await raised.auditor.listLedgerEntries({});
      expect(all[0]).toMatchObject({
        epoch: 2,
        kind: 'decision',
        subjects: { decision: id },
      });
      const { index } = all.find(
        ({ subjects }) => subjects.decision === unsigned,
      )!;
      const receipt = await raised.auditor.getReceipt({ epoch: 1, index });
      expect(await raised.verify(receipt)).toMatchObject({
        status: 'verified',
        receipt: {
          succession: { entry: { kind: 'epoch' } },
          payload: { id: unsigned },
        },
      });
    });

    it('goes on by itself where the database of the anchor is put back', async () => {
      const knex = await databases.init(databaseId);
      const ledger = { anchors: { file: path.join(folder, 'anchor') } };
      const before = await LedgerStory.begin(knex, ledger);
      await before.decide(2);
      const older = await backUp(knex, await allTables(knex));
      await before.decide(2);
      await before.sign();
      const newer = await backUp(knex, await allTables(knex));
      await older();
      const started = await LedgerStory.begin(knex, ledger);
      await expect(started.decide()).rejects.toMatchObject(broken);
      await newer();
      await started.scheduler.triggerTask('guardrails-ledger-watch');
      expect((await readiness(started)).status).toBe(200);
      await expect(started.decide()).resolves.toHaveLength(1);
    });
  },
);
