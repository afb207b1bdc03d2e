import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { EventEmitter } from 'node:events';
import { endOnFailedStart } from './endOnFailedStart';

function hostOf() {
  const written: string[] = [];
  const host = Object.assign(new EventEmitter(), {
    stderr: { write: (text: string) => written.push(text) },
    exit: jest.fn(),
  });
  return { host, written };
}

/** What a start rejects with, where nobody handles it. */
async function failedStart(host: ReturnType<typeof hostOf>['host']) {
  return startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'guardrails',
        register(env) {
          env.registerInit({
            deps: {},
            init: () =>
              endOnFailedStart(async () => {
                throw new Error('guardrails.quotas: is wrong');
              }, host as never),
          });
        },
      }),
    ],
  }).then(
    () => undefined,
    error => error,
  );
}

describe('endOnFailedStart', () => {
  it('ends the process with the reason as last line, when the start failed and nobody handled that', async () => {
    const { host, written } = hostOf();
    const reason = await failedStart(host);
    expect(host.exit).not.toHaveBeenCalled();
    host.emit('unhandledRejection', reason);
    expect(written).toEqual([
      'Guardrails did not start: guardrails.quotas: is wrong\n',
    ]);
    expect(host.exit).toHaveBeenCalledWith(1);
  });

  it('lets the process go on after other rejections, and after a start that went well', async () => {
    const { host } = hostOf();
    await failedStart(host);
    host.emit('unhandledRejection', new Error('of something else'));
    expect(host.exit).not.toHaveBeenCalled();

    const { host: fine } = hostOf();
    expect(await endOnFailedStart(async () => 'up', fine as never)).toBe('up');
    expect(fine.listenerCount('unhandledRejection')).toBe(0);
  });
});
