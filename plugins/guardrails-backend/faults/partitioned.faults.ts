/*
 * Two replicas share PostgreSQL. One of them loses it for a while, then both, while people keep asking. What was
 * answered must be on record and on one ledger; what could not be recorded must have been refused.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Askers } from './Askers';
import { cuttableProxy } from './cuttableProxy';
import { missingDecisions } from './missingDecisions';
import { startService } from './startService';

async function main(): Promise<void> {
  const connection = process.env.GUARDRAILS_FAULTS_POSTGRES;
  if (!connection) {
    process.stdout.write('Needs PostgreSQL\n[]\n');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const address = new URL(connection);
  const proxies = await Promise.all(
    [0, 1].map(() =>
      cuttableProxy({ host: address.hostname, port: Number(address.port) }),
    ),
  );
  const replicas = [];
  try {
    for (const [index, { port }] of proxies.entries()) {
      const through = new URL(connection);
      through.port = String(port);
      replicas.push(
        await startService({
          folder: path.join(folder, `replica-${index}`),
          connection: String(through),
        }),
      );
    }
    const askers = new Askers({
      urls: replicas.map(({ url }) => url),
      each: 4,
    });
    await setTimeout(2_000);
    proxies[0].cut();
    await setTimeout(5_000);
    proxies[1].cut();
    await setTimeout(5_000);
    const refused = askers.refused.length;
    proxies.forEach(proxy => proxy.mend());
    const before = askers.acknowledged.length;
    await settled(() => askers.acknowledged.length > before + 20);
    await askers.stop();
    if (refused === 0)
      throw new Error('Nothing was refused without a database');
    const missing = await missingDecisions(
      replicas[0].url,
      askers.acknowledged,
    );
    const result = {
      name: 'database away, for one replica and for both',
      faults: 2,
      acknowledged: askers.acknowledged.length,
      missing,
    };
    process.stdout.write(`${JSON.stringify([result])}\n`);
  } finally {
    for (const replica of replicas) await replica.kill();
    proxies.forEach(proxy => proxy.close());
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both replicas answer again by themselves, or this never ends well. */
async function settled(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (holds()) return;
    await setTimeout(100);
  }
  throw new Error('The replicas did not recover');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
