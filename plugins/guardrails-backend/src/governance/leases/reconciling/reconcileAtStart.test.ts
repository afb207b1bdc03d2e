import { mockServices } from '@backstage/backend-test-utils';
import { reconcileAtStart } from './reconcileAtStart';
import { leaseTasks } from '../tasks';

const neverDone = () => new Promise<void>(() => {});

describe('reconcileAtStart', () => {
  it('looks at the start without being waited for', async () => {
    const lifecycle = mockServices.lifecycle.mock();
    const reconcile = jest.fn(neverDone);
    reconcileAtStart({
      lifecycle,
      logger: mockServices.logger.mock(),
      reconciler: { reconcile },
    });

    const hooks = lifecycle.addStartupHook.mock.calls.map(([hook]) => hook);
    expect(await Promise.all(hooks.map(hook => hook()))).toEqual([undefined]);
    expect(reconcile).toHaveBeenCalledTimes(1);
  });
});

describe('leaseTasks', () => {
  it('lets others in soon after a process died in it', () => {
    const reconciler = { reconcile: neverDone };
    expect(leaseTasks({ reconciler, every: 60_000 })).toEqual([
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
