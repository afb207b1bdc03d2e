import {
  parseKeys,
  verifyInterval,
  verifyReceipt,
} from '@backstage-guardrails/policy-ledger';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { webcrypto } from 'node:crypto';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { sha256 } from '../record/ledger/sha256';

jest.setTimeout(120_000);

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const { subtle } = webcrypto;

describe.each(databases.eachSupportedId())('the ledger on %s', databaseId => {
  let harness: GuardrailsHarness;
  let auditor: ReturnType<GuardrailsHarness['as']>;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({ knex });
    auditor = harness.as(people.SECURITY);
  });

  const decide = async () =>
    (await harness.as(people.DEVELOPER).decide(harness.request())).id;

  it('gives a receipt of a decision that holds without asking the server again', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await decide());
    const { ledger: ofFirst } = await auditor.getDecision(ids[0]);
    const { ledger } = await auditor.getDecision(ids[2]);
    expect(ledger).toEqual([
      { epoch: 1, index: ofFirst![0].index + 2, kind: 'decision' },
    ]);
    const receipt = await auditor.getReceipt(ledger![0]);
    const status = await auditor.getLedger();
    const keys = parseKeys(status.publicKeys.join('\n'), sha256);
    const verified = await verifyReceipt({ receipt, keys, sha256, subtle });
    expect(verified).toMatchObject({
      status: 'verified',
      payload: 'present',
      receipt: {
        entry: { kind: 'decision', subjects: { decision: ids[2] } },
        payload: {
          id: ids[2],
          outcome: 'allow',
          actor: { ref: people.DEVELOPER },
        },
      },
    });
    // Somebody kept the checkpoint of then; the log went on.
    const held = status.checkpoint!;
    const size = Number(held.split('\n')[1]);
    const index = size;
    await decide();
    const later = await auditor.getReceipt({ epoch: 1, index, held: size });
    const verifying = { keys, sha256, subtle };
    expect(
      await verifyReceipt({ receipt: later, held, ...verifying }),
    ).toMatchObject({
      status: 'verified',
      checkpoint: { size: size + 1 },
      steps: expect.arrayContaining([
        expect.objectContaining({ step: 'held-checkpoint', status: 'proved' }),
      ]),
    });
    const other = await harness.as(people.OTHER).getReceipt(ledger![0]);
    expect(
      await verifyReceipt({ receipt: other, keys, sha256, subtle }),
    ).toMatchObject({ status: 'verified', payload: 'erased' });
  });

  it('exports an interval that verifies, and not where a line is missing', async () => {
    for (let n = 0; n < 3; n += 1) await decide();
    const get = (query: string, person = people.SECURITY) =>
      fetch(`${harness.url}/api/guardrails/ledger/export?${query}`, {
        headers: { authorization: `Bearer ${harness.token(person)}` },
      });
    expect((await get('', people.DEVELOPER)).status).toBe(403);
    expect((await get('format=xml')).status).toBe(400);
    const [head, ...lines] = (await (await get('format=jsonl')).text())
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    const status = await harness.as(people.SECURITY).getLedger();
    const keys = parseKeys(status.publicKeys.join('\n'), sha256);
    const verify = (entries: typeof lines) =>
      verifyInterval({
        interval: head,
        pages: [
          entries.map(({ entry, payload, salt }) => ({
            headerText: canonicalJson(entry),
            payloadText: canonicalJson(payload),
            salt: Buffer.from(salt, 'base64'),
          })),
        ],
        keys,
        sha256,
        subtle,
      });
    expect(await verify(lines)).toMatchObject({ status: 'verified' });
    expect(await verify(lines.slice(0, -1))).toMatchObject({
      code: 'log-truncated',
    });
    const csv = await (await get('format=csv')).text();
    expect(csv.split('\r\n')).toHaveLength(lines.length + 3);
  });
});
