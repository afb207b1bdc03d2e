import { mockServices } from '@backstage/backend-test-utils';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { Dispatcher } from './dispatch';
import {
  claimDue,
  countNotified,
  DatabaseOutbox,
  Deliveries,
  settle,
} from '../record/outbox';
import type { Announcement } from '../record/outbox';
import { Refused, type Receiver } from './receivers';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const logger = mockServices.logger.mock();

jest.setTimeout(60_000);

function announcement(
  key: string,
  options: Partial<Announcement> = {},
): Announcement {
  return {
    topic: 'approval.requested',
    key,
    title: key,
    link: `/guardrails/approvals/${key}`,
    severity: 'normal',
    recipients: ['group:default/platform'],
    payload: { key },
    ...options,
  };
}

/** Hears what it is told, after whatever `before` does. */
function receiver(
  id: string,
  before: (key: string, signal: AbortSignal) => Promise<void> = async () => {},
) {
  const heard: string[] = [];
  const receiving: Receiver = {
    id,
    wants: () => true,
    async deliver({ announcement: { key } }, signal) {
      await before(key, signal);
      heard.push(key);
    },
  };
  return { receiving, heard };
}

function outboxFor(knex: Knex, receivers: Receiver[], timeout = 5_000) {
  const replica = () => new Dispatcher({ knex, receivers, logger, timeout });
  const dispatcher = replica();
  const outbox = new DatabaseOutbox({ receivers, committed: () => {} });
  return {
    dispatcher,
    replica,
    outbox,
    add: (...items: Announcement[]) =>
      knex.transaction(tx => outbox.add(tx, items)),
    /** As if so much time had gone by. */
    due: () =>
      knex('deliveries').update({ due_at: '2000-01-01T00:00:00.000Z' }),
  };
}

const left = (knex: Knex) =>
  knex('deliveries').orderBy('id').select('receiver', 'attempts', 'failure');

describe.each(databases.eachSupportedId())('the outbox on %s', databaseId => {
  const database = () => databases.init(databaseId);

  it('tells each receiver once what was committed, and nothing that was not', async () => {
    const knex = await database();
    const [first, second] = [receiver('first'), receiver('second')];
    const { add, outbox, dispatcher } = outboxFor(knex, [
      first.receiving,
      { ...second.receiving, wants: ({ key }) => key === 'b' },
    ]);
    await add(announcement('a'), announcement('b'), announcement('a'));
    await add(announcement('b', { title: 'again' }));
    await expect(
      knex.transaction(async tx => {
        await outbox.add(tx, [announcement('undone')]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await dispatcher.run();
    await dispatcher.run();
    expect(first.heard.sort()).toEqual(['a', 'b']);
    expect(second.heard).toEqual(['b']);
    expect(await left(knex)).toEqual([]);
    expect(await knex('announcements').pluck('key')).toEqual(['a', 'b']);
  });

  it('wakes the dispatcher when the transaction has committed, not before', async () => {
    const knex = await database();
    let committed = 0;
    const outbox = new DatabaseOutbox({
      receivers: [],
      committed: () => {
        committed += 1;
      },
    });
    await knex.transaction(async tx => {
      await outbox.add(tx, [announcement('a')]);
      await setTimeout(10);
      expect(committed).toBe(0);
    });
    await setTimeout(10);
    expect(committed).toBe(1);
    await knex
      .transaction(async tx => {
        await outbox.add(tx, [announcement('b')]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await setTimeout(10);
    expect(committed).toBe(1);
  });

  it('loses nothing when a process dies between commit and delivery, or before it says that it delivered', async () => {
    const knex = await database();
    const { receiving, heard } = receiver('only');
    const { add, due, replica } = outboxFor(knex, [receiving]);
    const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
    await add(...keys.map(key => announcement(key)));
    // Claimed by a process that dies at once, and delivered by one that dies before it settles.
    const claim = { receiver: 'only', limit: 10, hold: 60_000 };
    await claimDue(knex, claim);
    const told = await claimDue(knex, claim);
    for (const { delivery } of told) {
      await receiving.deliver(delivery, AbortSignal.timeout(1000));
    }
    await replica().run();
    expect(heard).toHaveLength(20);
    await due();
    await replica().run();
    expect(new Set(heard)).toEqual(new Set(keys));
    expect(heard).toHaveLength(40);
    expect(await left(knex)).toEqual([]);
    // The first process was only slow. What it says now is about a claim that it no longer has.
    await settle(knex, told[0], { kind: 'dead', failure: 'late' });
    expect(await left(knex)).toEqual([]);
  });

  it('lets two replicas share the work and tells nothing twice', async () => {
    const knex = await database();
    const { receiving, heard } = receiver('only', () => setTimeout(1));
    const { add, replica } = outboxFor(knex, [receiving]);
    const keys = Array.from({ length: 60 }, (_, n) => `k${n}`);
    await add(...keys.map(key => announcement(key)));
    await Promise.all([replica().run(), replica().run(), replica().run()]);
    expect(heard.sort()).toEqual(keys.sort());
  });

  it('keeps the order about one thing, and lets other things pass what has to wait', async () => {
    const knex = await database();
    let fails = true;
    const { receiving, heard } = receiver('only', async key => {
      if (fails && key === 'a1') throw new Error('not now');
    });
    const { add, due, dispatcher } = outboxFor(knex, [receiving]);
    const [a, b] = ['/guardrails/approvals/a', '/guardrails/approvals/b'];
    await add(announcement('a1', { link: a }), announcement('b1', { link: b }));
    await add(announcement('a2', { link: a }), announcement('a3', { link: a }));
    await dispatcher.run();
    expect(heard).toEqual(['b1']);
    expect(await left(knex)).toEqual([
      { receiver: 'only', attempts: 1, failure: 'not now' },
      { receiver: 'only', attempts: 0, failure: null },
      { receiver: 'only', attempts: 0, failure: null },
    ]);
    await dispatcher.run();
    expect(heard).toEqual(['b1']);
    fails = false;
    await due();
    await dispatcher.run();
    expect(heard).toEqual(['b1', 'a1', 'a2', 'a3']);
  });

  it('is not held up by a receiver that hangs', async () => {
    const knex = await database();
    const hanging = receiver('hanging', () => new Promise(() => {}));
    const quick = receiver('quick');
    const { add, dispatcher } = outboxFor(
      knex,
      [hanging.receiving, quick.receiving],
      3_000,
    );
    await add(announcement('a'));
    const running = dispatcher.run();
    const waiting = () => knex('deliveries').where({ receiver: 'quick' });
    while ((await waiting()).length > 0) await setTimeout(5);
    expect(quick.heard).toEqual(['a']);
    // The other one is not even given up yet.
    expect(await left(knex)).toEqual([
      expect.objectContaining({ receiver: 'hanging', failure: null }),
    ]);
    await running;
    expect(hanging.heard).toEqual([]);
    expect(await left(knex)).toEqual([
      {
        receiver: 'hanging',
        attempts: 1,
        failure: 'The operation was aborted due to timeout',
      },
    ]);
  });

  it('gives up after many attempts or a refusal, lists it, holds nothing up with it, and resends', async () => {
    const knex = await database();
    let refuses = true;
    const { receiving, heard } = receiver('only', async key => {
      if (refuses && key === 'refused') throw new Refused('gone\u202e');
      if (refuses && key === 'failing') throw new Error('busy');
    });
    const { add, due, dispatcher } = outboxFor(knex, [receiving]);
    const deliveries = new Deliveries({ knex, due: () => {} });
    const link = '/guardrails/approvals/same';
    for (const key of ['refused', 'failing', 'fine']) {
      await add(announcement(key, { link }));
    }
    for (let n = 0; n < 15; n += 1) {
      await dispatcher.run();
      await due();
    }
    expect(heard).toEqual(['fine']);
    const first = await deliveries.undelivered({ limit: 1 });
    const second = await deliveries.undelivered({
      limit: 1,
      cursor: first.nextCursor,
    });
    const item = {
      id: expect.any(String),
      receiver: 'only',
      topic: 'approval.requested',
      link,
      announcedAt: expect.stringMatching(/^20.*Z$/),
      deadAt: expect.stringMatching(/^20.*Z$/),
    };
    expect([...first.items, ...second.items]).toEqual([
      { ...item, title: 'refused', attempts: 1, failure: 'gone\\u{202e}' },
      { ...item, title: 'failing', attempts: 15, failure: 'busy' },
    ]);
    expect(second).not.toHaveProperty('nextCursor');

    refuses = false;
    for (const { id } of [...first.items, ...second.items]) {
      expect(await deliveries.resend(id)).toBe(true);
    }
    await dispatcher.run();
    expect(heard).toEqual(['fine', 'refused', 'failing']);
    expect(await deliveries.resend(first.items[0].id)).toBe(false);
  });

  it('keeps hidden characters and endless keys from receivers and tables', async () => {
    const knex = await database();
    const { receiving } = receiver('only');
    const { add } = outboxFor(knex, [receiving]);
    const key = 'k'.repeat(5000);
    const hidden = announcement(key, {
      title: 'Approve\u202e',
      description: "'; drop table deliveries; --\nnext",
    });
    await add(hidden);
    await add(hidden);
    const [{ delivery }] = await claimDue(knex, {
      receiver: 'only',
      limit: 10,
      hold: 1,
    });
    expect(delivery.announcement).toEqual({
      ...hidden,
      title: 'Approve\\u{202e}',
      description: "'; drop table deliveries; --\\nnext",
    });
    expect(await knex('announcements').pluck('key')).toEqual([
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    ]);
  });

  it('forgets what is past its retention, and nothing younger', async () => {
    const knex = await database();
    const { receiving } = receiver('only');
    const { add } = outboxFor(knex, [receiving]);
    await add(announcement('old'));
    await knex('announcements').update({
      announced_at: '2020-01-01T00:00:00.000Z',
    });
    await add(announcement('young'));
    await countNotified(knex, 'user:default/a', 'guardrails.approval');
    await knex('notified').insert({
      recipient: 'user:default/a',
      topic: 'guardrails.approval',
      period: '2020-01-01T00:00:00.000Z',
      count: 5,
    });
    const deliveries = new Deliveries({ knex, due: () => {} });
    expect(await deliveries.removeOld(60_000)).toBe(1);
    expect(await knex('announcements').pluck('key')).toEqual(['young']);
    expect(await knex('deliveries').pluck('receiver')).toEqual(['only']);
    expect(await knex('notified').pluck('count')).toEqual([1]);
  });
});
