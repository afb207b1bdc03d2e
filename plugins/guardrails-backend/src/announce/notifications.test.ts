import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { countNotified } from '../record/outbox';
import type { Announcement } from '../record/outbox';
import { resolveRecipients } from './resolveRecipients';
import { notificationsReceiver } from './receivers';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const ONE = 'user:default/platform-engineer';
const OTHER = 'user:default/security-reviewer';
const GROUP = 'group:default/platform';
const members: Record<string, string[]> = { [GROUP]: [ONE, OTHER] };

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('notifications on %s', id => {
  it('are one each up to a handful, then one that counts; what is critical always stands alone', async () => {
    const knex = await databases.init(id);
    const sent: NotificationSendOptions[] = [];
    const receiver = notificationsReceiver({
      notifications: {
        send: async options => {
          sent.push(options);
        },
      },
      peopleOf: recipients =>
        resolveRecipients(
          { members: async ref => members[ref] ?? [ref] },
          recipients,
        ),
      count: (recipient, topic) => countNotified(knex, recipient, topic),
    });
    const tell = async (n: number, options: Partial<Announcement> = {}) => {
      sent.length = 0;
      const announcement: Announcement = {
        topic: 'approval.requested',
        key: `approval.requested:${n}`,
        title: `Request ${n}`,
        description: 'Because',
        link: `/guardrails/approvals/${n}`,
        severity: 'normal',
        recipients: [ONE],
        payload: {},
        ...options,
      };
      await receiver.deliver(
        { id: String(n), at: '', announcement },
        AbortSignal.timeout(1000),
      );
      return [...sent];
    };
    const alone = (n: number, entityRef: string[]) => ({
      recipients: { type: 'entity', entityRef },
      payload: {
        title: `Request ${n}`,
        description: 'Because',
        link: `/guardrails/approvals/${n}`,
        severity: 'normal',
        topic: 'guardrails.approval',
        scope: `approval.requested:${n}`,
      },
    });
    for (let n = 1; n <= 5; n += 1) {
      expect(await tell(n)).toEqual([alone(n, [ONE])]);
    }
    const digest = (n: number, scope: unknown) => ({
      recipients: { type: 'entity', entityRef: ONE },
      payload: {
        title: expect.stringMatching(
          new RegExp(`^Approval: ${n - 5} more since \\d\\d:00 UTC$`),
        ),
        description: `The newest: Request ${n}`,
        link: '/guardrails/approvals',
        severity: 'normal',
        topic: 'guardrails.approval',
        scope,
      },
    });
    const [sixth] = await tell(6);
    expect(sixth).toEqual(
      digest(6, expect.stringMatching(/^digest:guardrails\.approval:20/)),
    );
    // The same scope: it takes the place of the one before.
    expect(await tell(7, { recipients: [GROUP, ONE] })).toEqual([
      digest(7, sixth.payload.scope),
      alone(7, [OTHER]),
    ]);
    expect(await tell(8, { severity: 'critical' })).toEqual([
      {
        recipients: { type: 'entity', entityRef: [ONE] },
        payload: expect.objectContaining({
          severity: 'critical',
          scope: 'approval.requested:8',
        }),
      },
    ]);
    expect(await tell(9, { topic: 'exception.ending' })).toEqual([
      expect.objectContaining({
        payload: expect.objectContaining({ topic: 'guardrails.exception' }),
      }),
    ]);
    expect(receiver.wants({ ...alone, recipients: [] } as never)).toBe(false);
  });
});
