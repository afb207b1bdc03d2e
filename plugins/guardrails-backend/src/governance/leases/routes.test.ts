import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import { addLeaseRoutes } from './routes';

/** The start as it is asked for, and the events of the audit log with how they ended. */
async function start(
  preparation: AccessPreparation | undefined,
  { allowed = true, forged = false } = {},
) {
  const events: string[] = [];
  let handler: any;
  const router: any = {
    get: () => {},
    post: (path: string, handle: unknown) => {
      if (path === '/leases/:id/start') handler = handle;
    },
  };
  const during: any = async (_: unknown, event: any, work: any) => {
    const say = (end: string) =>
      events.push(`${event.id} ${event.severity ?? 'low'} ${end}`);
    try {
      const result = await work({ credentials: {} }, () => {});
      say('succeeded');
      return result;
    } catch (error) {
      say('failed');
      throw error;
    }
  };
  const refuse = async () => {
    if (!allowed) throw new Error('Not allowed');
  };
  const requireUnforged = <T>(value: T): T => {
    if (forged) throw new Error('Forged');
    return value;
  };
  addLeaseRoutes({ router, during } as any, {
    access: { allows: async () => allowed, require: refuse },
    leases: {
      prepare: async () => requireUnforged(preparation),
      start: async () => requireUnforged({ password: 'shown' }),
    } as any,
  });
  const json = jest.fn();
  const ended = await handler(
    { params: { id: '1' } },
    { set: () => ({ json }) },
  ).catch((error: Error) => error.message);
  return { events, ended, shown: json.mock.calls.flat() };
}

describe('the start of a lease on the audit log', () => {
  it('is no failed start while its resource is being started', async () => {
    expect(await start({ state: 'starting', text: 'Downloading.' })).toEqual({
      events: ['lease-prepare low succeeded'],
      ended: 'Downloading.',
      shown: [],
    });
  });

  it.each([undefined, { state: 'ready' as const }])(
    'is one start where its resource is there: %j',
    async preparation => {
      expect(await start(preparation)).toEqual({
        events: ['lease-prepare low succeeded', 'lease-start high succeeded'],
        ended: undefined,
        shown: [{ password: 'shown' }],
      });
    },
  );

  it('is a failed start of who may not', async () => {
    expect(
      await start({ state: 'starting', text: 'No.' }, { allowed: false }),
    ).toEqual({
      events: ['lease-prepare low succeeded', 'lease-start high failed'],
      ended: 'Not allowed',
      shown: [],
    });
  });

  it('is a failed start where the lease cannot be believed', async () => {
    expect(await start({ state: 'ready' }, { forged: true })).toEqual({
      events: ['lease-prepare low succeeded', 'lease-start high failed'],
      ended: 'Forged',
      shown: [],
    });
  });
});
