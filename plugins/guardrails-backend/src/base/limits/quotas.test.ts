import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { Quotas } from './Quotas';
import type { QuotasConfig } from './QuotaLimits';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

const limits = {
  evidenceBytesPerDay: 1000,
  decisionsPerHour: 60,
  previewsPerHour: 10,
  commentsPerHour: 10,
  openRequests: 2,
};
const config: QuotasConfig = {
  default: limits,
  services: new Map([['pipeline', { ...limits, decisionsPerHour: 100 }]]),
};
const PERSON = 'human:user:default/developer';
const HOUR = 3_600_000;

describe.each(databases.eachSupportedId())('quotas on %s', databaseId => {
  it('gives so much a window, to each its own, over replicas and restarts', async () => {
    const knex = await databases.init(databaseId);
    let now = Date.parse('2026-01-02T10:30:00Z');
    const replica = () => new Quotas({ knex, config, now: () => now });
    const [one, other] = [replica(), replica()];
    const taken = async (
      quotas: Quotas[],
      principal: string,
      attempts: number,
    ) => {
      const results = await Promise.allSettled(
        Array.from({ length: attempts }, (_, index) =>
          quotas[index % quotas.length].take(principal, 'decisionsPerHour'),
        ),
      );
      return results.filter(({ status }) => status === 'fulfilled').length;
    };

    expect(await taken([one, other], PERSON, 90)).toBe(60);
    await expect(one.take(PERSON, 'decisionsPerHour')).rejects.toMatchObject({
      code: 'quota-exceeded',
      statusCode: 429,
      retryAfter: 1800,
      message: expect.stringContaining('60 decisions for this hour'),
    });
    expect(await taken([replica()], PERSON, 5)).toBe(0);
    expect(await taken([one], 'human:user:default/colleague', 3)).toBe(3);
    expect(await taken([one], 'service:pipeline', 120)).toBe(100);

    now -= HOUR;
    expect(await taken([replica()], PERSON, 5)).toBe(0);
    now += 2 * HOUR;
    expect(await taken([one, replica()], PERSON, 90)).toBeGreaterThan(54);
  });

  it('counts bytes, and takes no more than there is', async () => {
    const knex = await databases.init(databaseId);
    const quotas = new Quotas({ knex, config });
    const take = (amount: number) =>
      quotas.take(PERSON, 'evidenceBytesPerDay', amount);
    await expect(take(1001)).rejects.toMatchObject({ code: 'quota-exceeded' });
    await take(990);
    await take(10);
    await expect(take(1)).rejects.toMatchObject({ code: 'quota-exceeded' });
  });
});
