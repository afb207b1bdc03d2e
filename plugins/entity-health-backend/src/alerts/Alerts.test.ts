import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/connect';
import { putEndpoint } from '../__testUtils__/putEndpoint';
import { Alerts } from './Alerts';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const ONE = 'component:default/one';

describe.each(databases.eachSupportedId())('alerts on %s', databaseId => {
  let knex: Knex;
  const send = jest.fn();
  let alerts: Alerts;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    send.mockReset();
    logger.warn.mockReset();
    alerts = new Alerts({
      knex,
      notifications: { send },
      logger,
      remindEvery: HOUR,
    });
  });

  async function failing(entityRef: string, row: { owner?: string } = {}) {
    const id = await putEndpoint(knex, {
      entityRef,
      state: { status: 'fail', reason: 'unreachable' },
      row,
    });
    await knex('incidents').insert({
      endpoint_id: id,
      opened_at: Date.now() - 5000,
      closed_at: null,
      reason: 'unreachable',
    });
    return id;
  }

  async function recover(id: string) {
    await knex('incidents')
      .where({ endpoint_id: id })
      .update({ closed_at: Date.now() });
    await knex('endpoints').where({ id }).update({ status: 'pass' });
  }

  const sent = () =>
    send.mock.calls.map(([{ recipients, payload }]) => [
      recipients.entityRef,
      payload.title,
      payload.severity,
    ]);
  const payments = 'group:default/payments';

  it('tells the owner once, reminds, and tells that it is over', async () => {
    const id = await failing(ONE);
    await alerts.run();
    await alerts.run();
    expect(sent()).toEqual([[payments, 'one fails', 'critical']]);
    expect(send.mock.calls[0][0].payload).toMatchObject({
      description: expect.stringMatching(/^1 of 1 endpoints since .* UTC/),
      link: '/catalog/default/component/one',
      scope: `entity-health:${ONE}`,
    });
    await knex('alerts').update({ remind_at: 1 });
    await alerts.run();
    await alerts.run();
    expect(sent().slice(1)).toEqual([
      [payments, 'one still fails', 'critical'],
    ]);
    await recover(id);
    await alerts.run();
    await alerts.run();
    expect(sent().slice(2)).toEqual([[payments, 'one passes again', 'low']]);
    expect(await knex('alerts')).toEqual([]);
  });

  it('tells again when it gets worse, and not when it gets better', async () => {
    const id = await failing(ONE);
    const other = await putEndpoint(knex, { entityRef: ONE });
    await alerts.run();
    await knex('endpoints').where({ id: other }).update({ status: 'fail' });
    await knex('incidents').insert({
      endpoint_id: other,
      opened_at: Date.now(),
      closed_at: null,
      reason: 'unreachable',
    });
    await alerts.run();
    await recover(id);
    await alerts.run();
    expect(sent().map(([, , severity]) => severity)).toEqual([
      'high',
      'critical',
    ]);
  });

  it('tells nothing during maintenance, and of no recovery because of it', async () => {
    await failing(ONE);
    const maintenance = {
      id: 'a',
      entity_ref: ONE,
      from_at: 0,
      until_at: Date.now() + HOUR,
      reason: 'Upgrade',
      created_by: 'user:default/one',
      created_at: 0,
    };
    await knex('maintenance').insert(maintenance);
    await alerts.run();
    expect(send).not.toHaveBeenCalled();
    await knex('maintenance').delete();
    await alerts.run();
    await knex('maintenance').insert(maintenance);
    await alerts.run();
    expect(sent()).toEqual([[payments, 'one fails', 'critical']]);
  });

  it('tells the worst first, and a long list as one', async () => {
    await putEndpoint(knex, {
      entityRef: 'component:default/warned',
      state: { status: 'warn', reason: 'certificate-expires-soon' },
      row: { owner: 'group:default/a' },
    });
    const longest = await failing(ONE, { owner: 'group:default/b' });
    await knex('incidents')
      .where({ endpoint_id: longest })
      .update({ opened_at: Date.now() - HOUR });
    for (let n = 0; n < 6; n++) {
      await failing(`component:default/c${n}`, { owner: 'group:default/c' });
    }
    await alerts.run();
    expect(sent()).toEqual([
      ['group:default/b', 'one fails', 'critical'],
      [
        'group:default/c',
        '6 entities do not pass their health checks',
        'critical',
      ],
      ['group:default/a', 'warned: a certificate expires soon', 'normal'],
    ]);
    // The page without its tab would lead there without the owner.
    expect(send.mock.calls[1][0].payload.link).toBe(
      '/health/endpoints?owner=group%3Adefault%2Fc',
    );
  });

  it('tells what was not delivered in the next round, and warns once', async () => {
    send.mockRejectedValue(new Error('Request failed with status 404'));
    await failing(ONE);
    await alerts.run();
    await alerts.run();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain(
      'Install the notifications plugin',
    );
    send.mockReset();
    await alerts.run();
    await alerts.run();
    expect(sent()).toEqual([[payments, 'one fails', 'critical']]);
  });
});
