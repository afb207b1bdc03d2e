import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backUp, LedgerScenario } from '../__testUtils__/LedgerScenario';
import { people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { startWitness } from '../__testUtils__/startWitness';
import { removeOld } from '../views/retention';
import { ledgerOf } from '../__testUtils__/seals';

jest.setTimeout(120_000);

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

describe.each(databases.eachSupportedId())(
  'attempts on the ledger on %s',
  databaseId => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'guardrails-ledger-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
    const begin = async (ledger = {}) =>
      LedgerScenario.begin(await databases.init(databaseId), ledger);

    it('editing, erasing in secret, deleting or moving rows: the check says which entry', async () => {
      const story = await begin();
      const { knex } = story;
      await story.decide(5);
      expect(await story.sign()).toBeUndefined();
      expect(await story.check()).toMatchObject({ ok: true, checked: 6 });
      const entries = await knex('ledger_entries').orderBy('position');
      const payloads = await knex('ledger_payloads').orderBy('position');
      const restore = async () => {
        await knex('ledger_entries').delete();
        await knex('ledger_entries').insert(entries);
        await knex('ledger_payloads').delete();
        await knex('ledger_payloads').insert(payloads);
      };
      const edit = (table: string, position: number, change: object) =>
        knex(table).where({ position }).update(change);
      const forged = payloads[2].payload.replace('"allow"', '"deny"');
      expect(forged).not.toBe(payloads[2].payload);

      await edit('ledger_payloads', 2, { payload: forged });
      expect(await story.check()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('Entry 2:'),
      });
      await restore();
      expect(await story.check()).toMatchObject({ ok: true });

      await knex('ledger_payloads').where({ position: 2 }).delete();
      expect(await story.check()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('Entry 2: The payload is gone'),
      });
      await restore();

      await edit('ledger_entries', 3, {
        // another hour than the one it is
        header: entries[3].header.replace(/T\d\d/, (hour: string) =>
          hour === 'T00' ? 'T01' : 'T00',
        ),
      });
      expect(await story.check()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('Entry 3:'),
      });
      await restore();

      await edit('ledger_entries', 4, { header: entries[1].header });
      await edit('ledger_payloads', 4, {
        payload: payloads[1].payload,
        salt: payloads[1].salt,
      });
      expect(await story.check()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('Entry 4:'),
      });
      await restore();

      await knex('ledger_entries').where({ position: 5 }).delete();
      expect(await story.check()).toMatchObject({ ok: false });
      await restore();
      expect(await story.check()).toMatchObject({ ok: true });
      expect(await story.announced()).toContain('ledger.check-failed');
      await story.end();
    });

    it('erasing by retention is no attempt: the ledger says so, and proves what is left', async () => {
      const story = await begin();
      const { knex } = story;
      const [old, young] = await story.decide(2);
      await knex('decisions')
        .where({ id: old })
        .update({ recorded_at: '2020-01-01T00:00:00.000Z' });
      const retention = { inputs: 1000 * 86_400_000, decisions: 86_400_000 };
      expect(await removeOld(knex, ledgerOf(), retention)).toMatchObject({
        decisions: 1,
      });
      expect(await story.sign()).toBeUndefined();
      expect(await story.check()).toMatchObject({ ok: true });
      const { items } = await story.auditor.listLedgerEntries({
        filter: { subject: old },
      });
      expect(items.map(({ kind, payload }) => [kind, payload])).toEqual([
        ['erasure', 'kept'],
        ...items.slice(1, -1).map(() => ['erasure', 'erased']),
        ['decision', 'erased'],
      ]);
      const [erasure] = items;
      expect(
        await story.verify(await story.auditor.getReceipt(items.at(-1)!)),
      ).toMatchObject({ status: 'verified', payload: 'erased' });
      expect(
        await story.verify(await story.auditor.getReceipt(erasure)),
      ).toMatchObject({
        receipt: {
          payload: { by: 'retention: guardrails.retention.decisions' },
        },
      });
      const others = await story.auditor.listLedgerEntries({
        filter: { subject: young },
      });
      expect(others.items.map(({ payload }) => payload)).toEqual(['kept']);
      await story.end();
    });

    it('forged receipts: another payload, entry, index, key or checkpoint', async () => {
      const story = await begin();
      await story.decide(3);
      await story.sign();
      const envelope: any = await story.auditor.getReceipt({
        epoch: 1,
        index: 1,
      });
      const { predicate: receipt } = JSON.parse(
        Buffer.from(envelope.payload, 'base64').toString(),
      );
      expect(await story.verify(envelope)).toMatchObject({
        status: 'verified',
      });
      expect(await story.verify(receipt)).toMatchObject({ status: 'verified' });
      const { payload } = receipt;
      const codes = [];
      for (const forged of [
        { ...receipt, payload: { ...payload, outcome: 'deny' } },
        { ...receipt, salt: undefined },
        { ...receipt, entry: { ...receipt.entry, kind: 'approval' } },
        { ...receipt, proof: { ...receipt.proof, index: 2 } },
        {
          ...receipt,
          proof: {
            ...receipt.proof,
            hashes: [...receipt.proof.hashes].reverse(),
          },
        },
        {
          ...receipt,
          checkpoint: receipt.checkpoint.replace('epoch/1\n4', 'epoch/1\n5'),
        },
        { ...envelope, payload: envelope.payload.slice(0, -8) },
        {
          ...envelope,
          signatures: [{ ...envelope.signatures[0], keyid: 'x+00000000' }],
        },
      ]) {
        const result = await story.verify(forged);
        codes.push('code' in result ? result.code : result.status);
      }
      expect(codes).toEqual([
        'payload-differs',
        'payload-incomplete',
        'proof-mismatch',
        'proof-mismatch',
        'proof-mismatch',
        'signature-forged',
        expect.stringMatching(/envelope-malformed|signature-forged/),
        'key-unknown',
      ]);
      await story.end();
    });

    it('receipts signed anew with a key of one’s own, cut anywhere, or with parts in another order', async () => {
      const story = await begin();
      await story.decide(3);
      await story.sign();
      const place = { epoch: 1, index: 1 };
      const envelope: any = await story.auditor.getReceipt(place);
      const text = Buffer.from(envelope.payload, 'base64').toString();
      const another = await begin();
      await another.decide(3);
      await another.sign();
      const theirs: any = await another.auditor.getReceipt(place);
      const their = JSON.parse(
        Buffer.from(theirs.payload, 'base64').toString(),
      ).predicate;
      const { predicate: receipt } = JSON.parse(text);
      // Sound in itself, by the key of another log.
      expect(await another.verify(theirs)).toMatchObject({
        status: 'verified',
      });
      const statuses = new Set<string>();
      for (const forged of [
        theirs,
        their,
        { ...receipt, checkpoint: their.checkpoint },
        { ...their, checkpoint: receipt.checkpoint },
        { ...envelope, signatures: theirs.signatures },
        { ...envelope, signatures: [] },
        { ...envelope, payload: theirs.payload },
        {
          ...receipt,
          checkpoint: receipt.checkpoint.split('\n').reverse().join('\n'),
        },
        ...Array.from({ length: 12 }, (_, n) => ({
          ...envelope,
          payload: Buffer.from(
            text.slice(0, Math.floor((text.length * (n + 1)) / 13)),
          ).toString('base64'),
        })),
      ]) {
        statuses.add((await story.verify(forged)).status);
      }
      expect([...statuses].sort()).not.toContain('verified');
      await story.end();
      await another.end();
    });

    it('rolling the database back, then going on: nothing is signed, and a new epoch says from where', async () => {
      const file = path.join(folder, 'checkpoints');
      const story = await begin({ anchors: { file } });
      const { knex } = story;
      await story.decide(2);
      await story.sign();
      const restore = await backUp(knex);
      await story.decide(2);
      await story.sign();
      const held = (await story.auditor.getLedger()).checkpoint!;
      await story.end();

      await restore();
      const restored = await LedgerScenario.begin(knex, { anchors: { file } });
      expect(await restored.sign()).toContain('Was it restored from a backup?');
      await expect(restored.decide()).rejects.toMatchObject({
        code: 'ledger-broken',
      });
      await restored.end();

      // Without its anchor the log goes on, to as many entries as were anchored, but others.
      const unanchored = await LedgerScenario.begin(knex);
      await unanchored.decide(2);
      await unanchored.end();
      const after = await LedgerScenario.begin(knex, { anchors: { file } });
      expect(await after.sign()).toContain('are not those of the checkpoint');
      await expect(after.decide()).rejects.toMatchObject({
        code: 'ledger-broken',
      });
      expect(await after.check()).toMatchObject({ ok: false });
      expect(await after.announced()).toEqual(
        expect.arrayContaining(['ledger.behind', 'ledger.forked']),
      );
      await expect(
        after.auditor.getReceipt({ epoch: 1, index: 4 }),
      ).rejects.toMatchObject({ code: 'ledger-conflict' });
      await after.end();

      const declared = await LedgerScenario.begin(knex, {
        anchors: { file },
        epoch: 2,
      });
      await declared.decide(1);
      expect(await declared.sign()).toBeUndefined();
      expect(await declared.check()).toMatchObject({ ok: true });
      const receipt = await declared.auditor.getReceipt({ epoch: 2, index: 0 });
      expect(await declared.verify(receipt)).toMatchObject({
        status: 'verified',
        receipt: {
          entry: { kind: 'epoch' },
          payload: {
            previous: { origin: 'log.example.com/epoch/1', size: 5 },
          },
        },
      });
      expect(await declared.verify(receipt, held)).toMatchObject({
        code: 'epoch-differs',
      });
      await declared.end();
    });

    it('making the log anew with another key: the anchor knows the old one', async () => {
      const file = path.join(folder, 'checkpoints');
      const story = await begin({ anchors: { file } });
      await story.decide(2);
      await story.sign();
      await story.end();
      const other = await begin({ anchors: { file } });
      await expect(other.decide()).rejects.toMatchObject({
        code: 'ledger-broken',
      });
      expect(await other.sign()).toContain(
        'that no key of this installation signed',
      );
      await other.end();
    });

    it('moving the head without its entries: it is not signed', async () => {
      const story = await begin();
      await story.decide(3);
      const [head] = await story.knex('ledger_heads');
      await story.knex('ledger_heads').update({ root: Buffer.alloc(32, 1) });
      expect(await story.sign()).toContain('does not follow from the tree');
      await story.knex('ledger_heads').update({ root: head.root });
      expect(await story.check()).toMatchObject({ ok: true });
      expect(await story.sign()).toBeUndefined();
      await story.end();
    });

    it('taking a git remote or a witness for the past: both hold what was signed', async () => {
      const remote = path.join(folder, 'remote.git');
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      const witness = await startWitness();
      const { url, publicKey } = witness;
      const anchors = { git: { url: remote }, witness: { url, publicKey } };
      const story = await begin({ anchors });
      await story.decide(2);
      expect(await story.sign()).toBeUndefined();
      await story.decide(3);
      expect(await story.sign()).toBeUndefined();
      const status = await story.auditor.getLedger();
      expect(status.anchors).toEqual([
        { id: 'git', kind: 'git', size: 6, anchoredAt: expect.any(String) },
        {
          id: 'witness',
          kind: 'witness',
          size: 6,
          anchoredAt: expect.any(String),
        },
      ]);
      expect(witness.held.notes).toHaveLength(2);
      expect(witness.held.proofs[1].length).toBeGreaterThan(0);
      expect(status.checkpoint).toContain('\n— witness.example.com ');
      const log = execFileSync(
        'git',
        ['--git-dir', remote, 'log', '--format=%s', 'checkpoints'],
        { encoding: 'utf8' },
      );
      expect(log.split('\n').filter(Boolean)).toEqual([
        'log.example.com/epoch/1: 6 entries',
        'log.example.com/epoch/1: 3 entries',
      ]);
      const receipt = await story.auditor.getReceipt({ epoch: 1, index: 1 });
      expect(await story.verify(receipt)).toMatchObject({ status: 'verified' });

      // A witness that has seen more than the database has.
      witness.held.size = 100;
      await story.decide(1);
      expect(await story.sign()).toContain('The witness holds 100 entries');
      expect(await story.announced()).toContain('ledger.behind');
      witness.close();
      await story.end();
    });

    it('keeping an anchor away: alarms, and loses nothing', async () => {
      const remote = path.join(folder, 'remote.git');
      const story = await begin({ anchors: { git: { url: remote } } });
      await story.decide(2);
      expect(await story.sign()).toBeUndefined();
      expect((await story.auditor.getLedger()).anchors).toEqual([
        {
          id: 'git',
          kind: 'git',
          failure: { at: expect.any(String), message: expect.any(String) },
        },
      ]);
      expect(await story.announced()).toContain('ledger.anchor-failed');
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      expect(await story.sign()).toBeUndefined();
      expect((await story.auditor.getLedger()).anchors).toEqual([
        { id: 'git', kind: 'git', size: 3, anchoredAt: expect.any(String) },
      ]);
      await story.end();
    });

    it('dying while a checkpoint is written: the next one stands for it', async () => {
      const file = path.join(folder, 'checkpoints');
      const story = await begin({ anchors: { file } });
      await story.decide(1);
      await story.sign();
      appendFileSync(file, 'log.example.com/epoch/1\n9');
      await story.decide(1);
      expect(await story.sign()).toBeUndefined();
      await story.end();
      const again = await LedgerScenario.begin(story.knex, {
        anchors: { file },
      });
      await again.decide(1);
      expect(await again.sign()).toBeUndefined();
      writeFileSync(file, '');
      // What the process knows stays known, whatever becomes of the file.
      await again.knex('ledger_heads').update({ size: 1 });
      expect(await again.sign()).toContain('does not follow from the tree');
      await again.end();
    });

    it('reading without permission: headers of others yes, words of others no, exports no', async () => {
      const story = await begin();
      await story.decide(1);
      const stranger = story.harness.as(people.OTHER);
      const { items } = await stranger.listLedgerEntries({});
      expect(items.map(({ kind }) => kind)).toEqual([
        'decision',
        'policy-change',
      ]);
      expect(JSON.stringify(items)).not.toContain('developer-payments');
      const receipt = await stranger.getReceipt({ epoch: 1, index: 1 });
      expect(JSON.stringify(receipt)).not.toContain('developer-payments');
      expect(
        Buffer.from((receipt as any).payload, 'base64').toString(),
      ).not.toContain('developer-payments');
      const answers = [];
      for (const query of [
        'cursor=x',
        'since=never',
        `subject=${encodeURIComponent("' or 1=1 --")}`,
      ]) {
        const response = await fetch(
          `${story.harness.url}/api/guardrails/ledger/entries?${query}`,
          {
            headers: {
              authorization: `Bearer ${story.harness.token(people.OTHER)}`,
            },
          },
        );
        answers.push([response.status, (await response.json()).items]);
      }
      expect(answers).toEqual([
        [400, undefined],
        [400, undefined],
        [200, []],
      ]);
      await story.end();
    });
  },
);
