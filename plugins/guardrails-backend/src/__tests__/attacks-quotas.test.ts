import { CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import { ApprovalScenario } from '../__testUtils__/ApprovalScenario';
import { LeaseScenario } from '../__testUtils__/LeaseScenario';
import { randomBytes } from 'node:crypto';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const { DEVELOPER, LEAD } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

const overQuota = {
  code: 'quota-exceeded',
  statusCode: 429,
  retryAfter: expect.any(Number),
};

describe.each(databases.eachSupportedId())(
  'one person who wants all of the service, on %s',
  databaseId => {
    it('more evidence, decisions, previews and open requests than the quotas allow', async () => {
      const story = await ApprovalScenario.start({
        knex: await databases.init(databaseId),
        config: {
          quotas: {
            evidenceBytesPerDay: 3_000_000,
            decisionsPerHour: 8,
            previewsPerHour: 2,
            openRequests: 2,
          },
        },
      });
      const { harness } = story;
      const developer = harness.as(DEVELOPER);

      const evidence = randomBytes(1_400_000);
      const { digest } = await developer.putEvidence(evidence);
      await developer.putEvidence(randomBytes(1_500_000));
      for (const bytes of [evidence, evidence]) {
        expect(await developer.putEvidence(bytes)).toEqual({
          digest,
          size: evidence.length,
        });
      }
      await expect(
        developer.putEvidence(randomBytes(200_000)),
      ).rejects.toMatchObject(overQuota);
      await harness.as(LEAD).putEvidence(randomBytes(200_000));
      const disguised = await fetch(`${harness.url}/api/guardrails/evidence`, {
        method: 'PUT',
        body: randomBytes(100),
        headers: {
          authorization: `Bearer ${harness.token(LEAD)}`,
          'content-digest': `sha-256=:${Buffer.from(
            digest.slice('sha256:'.length),
            'hex',
          ).toString('base64')}:`,
        },
      });
      expect(disguised.status).toBe(400);
      const kept = await story
        .knex('evidence')
        .where({ principal: `human:${DEVELOPER}` });
      expect(kept).toHaveLength(2);

      // Bytes of yesterday are new ones, announced or not: a quota of a day cannot add up to more.
      await story
        .knex('evidence_chunks')
        .update({ received_at: '2026-01-01T00:00:00.000Z' });
      await expect(developer.putEvidence(evidence)).rejects.toMatchObject(
        overQuota,
      );

      const preview = {
        subject: { format: 'operation', document: { name: 'x:y' } },
        target: { environment: 'sandbox' },
      };
      const previews = await Promise.allSettled(
        Array.from({ length: 6 }, () => developer.preview(preview)),
      );
      const refusedPreviews = previews.filter(
        result =>
          result.status === 'rejected' &&
          result.reason.code === 'quota-exceeded',
      );
      expect(refusedPreviews).toHaveLength(4);

      const [first] = [
        await story.ask(),
        await story.ask({ ref: 'resource:default/new-one' }),
      ];
      const third = await story.decide({ ref: 'resource:default/new-two' });
      const ask = () =>
        harness.asTask(DEVELOPER).requestApproval({ decision: third.id });
      await expect(ask()).rejects.toMatchObject(overQuota);
      // asking again for what is open already is no new request
      await story.ask();
      await harness.as(DEVELOPER).withdrawApproval(first.id, {
        what: 'request',
      });
      await ask();

      const key = { idempotencyKey: 'a repeat costs nothing' };
      const decide = (options: object) =>
        developer.decide(harness.request(options));
      const original = await decide(key);
      const others = await Promise.allSettled(
        Array.from({ length: 16 }, () => decide({})),
      );
      expect(
        others.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(3);
      await expect(decide({})).rejects.toMatchObject(overQuota);
      expect((await decide(key)).id).toBe(original.id);
      await expect(
        harness.as(LEAD).decide(harness.request({ target: { ref: CHECKOUT } })),
      ).resolves.toBeDefined();
    });
  },
);

(hasPostgres ? describe : describe.skip)('in an incident', () => {
  it('break-glass and withdrawals are not counted, when all is used up', async () => {
    const postgres = await PostgresServer.start();
    try {
      const story = await LeaseScenario.start({
        knex: await databases.init('SQLITE_3'),
        postgres,
        config: { quotas: { decisionsPerHour: 2, openRequests: 1 } },
      });
      const waiting = await story.request();
      for (const message of [
        /You have 1 open requests/,
        /all of your 2 decisions/,
      ]) {
        await expect(
          story.request({ purpose: 'Find another order' }),
        ).rejects.toMatchObject({
          ...overQuota,
          message: expect.stringMatching(message),
        });
      }
      const broken = await story.breakGlass();
      await expect(story.start(broken)).resolves.toMatchObject({
        lease: { state: 'active' },
      });
      // A second one waits for consent, and may, though a request of the person is open already.
      await expect(story.breakGlass()).resolves.toMatchObject({
        state: 'waiting',
      });
      // What policy denies helps in no incident, so it is counted like any other decision.
      await expect(story.breakGlass({ minutes: 1440 })).rejects.toMatchObject({
        ...overQuota,
        message: expect.stringMatching(/all of your 2 decisions/),
      });
      await expect(
        story.harness
          .as(DEVELOPER)
          .withdrawApproval(waiting.approval ?? '', { what: 'request' }),
      ).resolves.toMatchObject({ state: 'withdrawn' });
    } finally {
      await postgres.stop();
    }
  });
});
