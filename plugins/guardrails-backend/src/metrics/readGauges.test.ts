import { TestDatabases } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LedgerStory } from '../__testUtils__/LedgerStory';
import { gaugesOf } from './readGauges';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('gauges on %s', databaseId => {
  it('show what the service has done', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-gauges-'));
    const knex = await databases.init(databaseId);
    const story = await LedgerStory.begin(knex, {
      anchors: { file: path.join(folder, 'anchor') },
    });
    const read = async () =>
      Object.fromEntries(
        await Promise.all(
          gaugesOf({ epoch: 1 }).map(async gauge => [
            gauge.name,
            await gauge.read(knex),
          ]),
        ),
      );
    await story.decide(2);
    expect(await read()).toEqual({
      'guardrails.ledger.entries': [{ value: 3 }],
      'guardrails.ledger.unsigned': [{ value: 3 }],
      'guardrails.ledger.anchor.age': [],
      'guardrails.approvals.waiting': [{ value: 0 }],
      'guardrails.leases': [
        { value: 0, attributes: { state: 'active' } },
        { value: 0, attributes: { state: 'ending' } },
      ],
      'guardrails.deliveries.undelivered': [{ value: 0 }],
    });
    await story.sign();
    await story.decide();
    expect(await read()).toMatchObject({
      'guardrails.ledger.entries': [{ value: 4 }],
      'guardrails.ledger.unsigned': [{ value: 1 }],
      'guardrails.ledger.anchor.age': [
        { value: expect.any(Number), attributes: { anchor: 'file' } },
      ],
    });
    rmSync(folder, { recursive: true });
  });
});
