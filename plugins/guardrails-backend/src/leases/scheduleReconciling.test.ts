import type { SchedulerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { scheduleReconciling } from './scheduleReconciling';

describe('scheduleReconciling', () => {
  it('looks at the start without being waited for, and lets others in soon after a process died in it', async () => {
    const hooks: (() => void | Promise<void>)[] = [];
    const lifecycle = {
      addStartupHook: (hook: () => void | Promise<void>) => hooks.push(hook),
      addShutdownHook: () => {},
    };
    const scheduled: Parameters<SchedulerService['scheduleTask']>[0][] = [];
    const scheduler = {
      scheduleTask: async task => {
        scheduled.push(task);
      },
    } as Partial<SchedulerService> as SchedulerService;
    const never = new Promise<void>(() => {});
    const reconcile = jest.fn(() => never);
    await scheduleReconciling({
      scheduler,
      lifecycle: lifecycle as never,
      logger: mockServices.logger.mock(),
      reconciler: { reconcile } as never,
      every: 60_000,
    });

    expect(await Promise.all(hooks.map(hook => hook()))).toEqual([undefined]);
    expect(reconcile).toHaveBeenCalledTimes(1);
    expect(scheduled).toEqual([
      {
        id: 'guardrails-reconcile-leases',
        frequency: { milliseconds: 60_000 },
        timeout: { minutes: 1 },
        initialDelay: { milliseconds: 60_000 },
        fn: expect.any(Function),
      },
    ]);
  });
});
