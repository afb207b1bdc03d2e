import { mockServices } from '@backstage/backend-test-utils';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('the audit of decisions', () => {
  async function audited(
    act: (harness: GuardrailsHarness) => Promise<unknown>,
  ) {
    const ended: [string, unknown][] = [];
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
    const harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      features: [auditor.factory],
    });
    await act(harness);
    return ended;
  }

  it('names decision, outcome, rules and target, and a repeat', async () => {
    let id = '';
    const ended = await audited(async harness => {
      const client = harness.as(people.DEVELOPER);
      const request = harness.request({ idempotencyKey: 'once' });
      ({ id } = await client.decide(request));
      await client.decide(request);
    });
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
    const ended = await audited(async harness => {
      await harness
        .as(people.DEVELOPER)
        .decide(
          harness.request({
            evidence: { digest: `sha256:${'0'.repeat(64)}` as never },
          }),
        )
        .catch(() => undefined);
    });
    expect(ended).toEqual([
      [
        'decision-make failed',
        expect.objectContaining({ environment: 'sandbox' }),
      ],
    ]);
  });
});
