import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const SECRET = 'S3cr3tH4Value12345';

jest.setTimeout(60_000);

/** The plan that every rule allows, with a value that Terraform marks as sensitive. */
function planWith(description: string): object {
  const plan = environmentPlan() as {
    resource_changes: [{ change: { after: { input: object } } }];
  };
  const [row] = plan.resource_changes;
  const { after } = row.change;
  const change = {
    ...row.change,
    after: { ...after, input: { ...after.input, description } },
    after_sensitive: { input: { description: true } },
  };
  return { ...plan, resource_changes: [{ ...row, change }] };
}

describe.each(databases.eachSupportedId())('seals on %s', databaseId => {
  it('are for enforcement points alone, bind a value, and are carried by decision and grant', async () => {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({ knex });
    const task = harness.asTask(DEVELOPER);
    const seals = await task.seal([SECRET, SECRET, 'other', { a: 1 }, null]);
    expect(seals).toEqual(
      seals.map(() => expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/)),
    );
    expect([new Set(seals).size, seals[0]]).toEqual([4, seals[1]]);
    for (const client of [
      harness.as(DEVELOPER),
      harness.asService(),
      harness.asTask(DEVELOPER, 'plugin:other'),
    ]) {
      await expect(client.seal([SECRET])).rejects.toEqual(
        refused('not-enforcement-point'),
      );
    }

    // A plan with a sensitive value, which PostgreSQL could not record at all.
    const plan = (value: string) =>
      task.decide(harness.request({ evidence: { document: planWith(value) } }));
    const [one, same, other] = [
      await plan(SECRET),
      await plan(SECRET),
      await plan('other'),
    ];
    expect(one.fingerprint).toBe(same.fingerprint);
    expect(one.fingerprint).not.toBe(other.fingerprint);
    const grant = await task.mintGrant({ decision: one.id, binding });
    await task.redeemGrant(grant.id, binding);

    const operation = (seal: string) =>
      task.decide(
        harness.request({
          evidence: {
            document: {
              name: 'shop:close',
              parameters: { shop: null },
              withheld: [{ path: '/shop', seal }],
            },
          },
          format: 'operation',
          target: { ref: CHECKOUT, environment: 'sandbox' },
        }),
      );
    const [closing, again, another] = [
      await operation(seals[0]),
      await operation(seals[1]),
      await operation(seals[2]),
    ];
    expect(closing.verdict.outcome).toBe('allow');
    expect(closing.fingerprint).toBe(again.fingerprint);
    expect(closing.fingerprint).not.toBe(another.fingerprint);
    const { input } = await harness.as(LEAD).getDecision(closing.id);
    expect(input?.subject).toMatchObject({
      parameters: { shop: { $guardrails: 'sensitive' } },
      withheld: ['/shop'],
    });
    const mint = await task.mintGrant({ decision: closing.id, binding });
    await task.redeemGrant(mint.id, binding);
    const stored = await knex('decisions').select('sealed');
    expect(stored.map(({ sealed }) => String(sealed).length)).toEqual(
      Array(6).fill(76),
    );
  });
});
