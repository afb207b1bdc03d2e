import { mockServices } from '@backstage/backend-test-utils';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('the audit of decisions', () => {
  const ended: [string, unknown][] = [];
  let harness: GuardrailsHarness;

  beforeAll(async () => {
    const auditor = mockServices.auditor.mock({
      createEvent: async ({ eventId }) => ({
        success: async options => {
          ended.push([`${eventId} succeeded`, options?.meta]);
        },
        fail: async options => {
          ended.push([`${eventId} failed`, options.meta]);
        },
      }),
    });
    harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      features: [auditor.factory],
    });
  });
  beforeEach(() => ended.splice(0));

  it('names decision, outcome, rules and target, and a repeat', async () => {
    const client = harness.as(people.DEVELOPER);
    const request = harness.request({ idempotencyKey: 'once' });
    const { id } = await client.decide(request);
    await client.decide(request);
    const target = {
      target: expect.stringMatching(/^component:/),
      environment: 'sandbox',
      environmentClass: 'sandbox',
    };
    expect(ended).toEqual([
      [
        'decision-make succeeded',
        {
          ...target,
          decision: id,
          outcome: expect.stringMatching(/^(allow|warn|needs-approval|deny)$/),
          rules: expect.any(Array),
        },
      ],
      ['decision-make succeeded', { decision: id, repeated: true }],
    ]);
  });

  it('names the target of a refused question', async () => {
    await harness
      .as(people.DEVELOPER)
      .decide(
        harness.request({
          evidence: { digest: `sha256:${'0'.repeat(64)}` as never },
        }),
      )
      .catch(() => undefined);
    expect(ended).toEqual([
      [
        'decision-make failed',
        expect.objectContaining({ environment: 'sandbox' }),
      ],
    ]);
  });
});
