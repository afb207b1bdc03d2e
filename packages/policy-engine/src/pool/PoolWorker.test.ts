import { join } from 'node:path';
import { PoolWorker } from './PoolWorker';

const entry = join(__dirname, '../__testUtils__/worker.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const onLinux = process.platform === 'linux' ? describe : describe.skip;

async function priorityOf(options: { background?: boolean }): Promise<unknown> {
  const worker = new PoolWorker({
    ...options,
    entry,
    execArgv: ['--require', transform],
    ended: () => {},
  });
  try {
    return await worker.run({
      parcel: () => ({ value: { do: 'priority' } }),
      deadlineMs: 20_000,
      answer: async question => question,
      revive: failure => Object.assign(new Error(), failure),
    });
  } finally {
    await worker.stop();
  }
}

onLinux('PoolWorker', () => {
  // A greater number is a lower priority.
  it('gives way to the others in the background', async () => {
    const usual = await priorityOf({});
    expect(await priorityOf({ background: true })).toBeGreaterThan(
      Number(usual),
    );
  });
});
