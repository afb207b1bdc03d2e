import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { DatabaseLedger } from '../record/ledger';
import { Seals } from '../record/seals';
import {
  allTables,
  backUp,
  LedgerScenario,
} from '../__testUtils__/LedgerScenario';
import { startWitness } from '../__testUtils__/startWitness';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
/** With the database alone: entries, tiles and head can be written, seals of the service cannot. */
class Forger extends Seals {
  constructor() {
    super({ sealingKey: Buffer.alloc(32, 9) });
  }

  isSealedHead(): boolean {
    return true;
  }
}

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

    const readiness = async (story: LedgerScenario) => {
      const answer = await fetch(
        `${story.harness.url}/.backstage/health/v1/readiness`,
      );
      return { status: answer.status, body: await answer.json() };
    };

    it('records nothing until the epoch is raised, and everything after it', async () => {
      const knex = await databases.init(databaseId);
      const ledger = { anchors: { file: path.join(folder, 'anchor') } };
      const before = await LedgerScenario.begin(knex, ledger);
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
      const started = await LedgerScenario.begin(knex, ledger);
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

      const raised = await LedgerScenario.begin(knex, { ...ledger, epoch: 2 });
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

    it('gives no receipt of what was put behind the end before the epoch was raised', async () => {
      const knex = await databases.init(databaseId);
      const story = await LedgerScenario.begin(knex);
      await story.decide(2);
      await story.sign();
      await story.end();
      const ledger = new DatabaseLedger({ epoch: 1, seals: new Forger() });
      const [{ index }] = await knex.transaction(transaction =>
        ledger.append(transaction, [
          { kind: 'decision', subjects: {}, payload: { outcome: 'allow' } },
        ]),
      );
      const raised = await LedgerScenario.begin(knex, { epoch: 2 });
      await raised.decide();
      expect(await raised.sign()).toBeUndefined();
      await expect(
        raised.auditor.getReceipt({ epoch: 1, index }),
      ).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is noticed when an anchor that did not answer at the start answers again', async () => {
      const knex = await databases.init(databaseId);
      const file = path.join(folder, 'anchor');
      const before = await LedgerScenario.begin(knex, { anchors: { file } });
      await before.decide();
      const restore = await backUp(knex, await allTables(knex));
      await before.decide(2);
      expect(await before.sign()).toBeUndefined();
      await before.end();
      await restore();
      renameSync(file, `${file}.away`);
      mkdirSync(file);
      const started = await LedgerScenario.begin(knex, { anchors: { file } });
      await started.decide();
      rmdirSync(file);
      renameSync(`${file}.away`, file);
      const held = readFileSync(file, 'utf8');
      expect(await started.sign()).toMatch(/Was it restored from a backup/);
      await expect(started.decide()).rejects.toMatchObject(broken);
      expect(readFileSync(file, 'utf8')).toBe(held);
    });

    it('is noticed where a witness is the only anchor, as soon as it is asked to sign', async () => {
      const knex = await databases.init(databaseId);
      const witness = await startWitness();
      const { url, publicKey } = witness;
      const ledger = { anchors: { witness: { url, publicKey } } };
      const before = await LedgerScenario.begin(knex, ledger);
      await before.decide();
      const restore = await backUp(knex, await allTables(knex));
      await before.decide(2);
      expect(await before.sign()).toBeUndefined();
      await before.end();
      await restore();
      const started = await LedgerScenario.begin(knex, ledger);
      await started.decide();
      await started.sign();
      await expect(started.decide()).rejects.toMatchObject(broken);
      await started.scheduler.triggerTask('guardrails-ledger-watch');
      await expect(started.decide()).rejects.toMatchObject(broken);
      witness.close();
    });

    it('does not alarm where a replica still runs the epoch that another one has ended', async () => {
      const knex = await databases.init(databaseId);
      const ledger = { anchors: { file: path.join(folder, 'anchor') } };
      const late = await LedgerScenario.begin(knex, ledger);
      await late.decide();
      await late.sign();
      const raised = await LedgerScenario.begin(knex, { ...ledger, epoch: 2 });
      await raised.decide();
      await raised.sign();
      await late.scheduler.triggerTask('guardrails-ledger-watch');
      expect((await readiness(late)).body.message).toMatch(
        /runs epoch 1, which has ended/,
      );
      await expect(late.decide()).rejects.toMatchObject({
        code: 'ledger-conflict',
      });
      expect(await raised.announced()).not.toContain('ledger.behind');
      expect((await readiness(raised)).status).toBe(200);
    });

    it('goes on by itself where the database of the anchor is put back', async () => {
      const knex = await databases.init(databaseId);
      const ledger = { anchors: { file: path.join(folder, 'anchor') } };
      const before = await LedgerScenario.begin(knex, ledger);
      await before.decide(2);
      const older = await backUp(knex, await allTables(knex));
      await before.decide(2);
      await before.sign();
      const newer = await backUp(knex, await allTables(knex));
      await older();
      const started = await LedgerScenario.begin(knex, ledger);
      await expect(started.decide()).rejects.toMatchObject(broken);
      await newer();
      await started.scheduler.triggerTask('guardrails-ledger-watch');
      expect((await readiness(started)).status).toBe(200);
      await expect(started.decide()).resolves.toHaveLength(1);
    });
  },
);
