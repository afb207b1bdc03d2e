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
import { ledgerProblems } from './ledgerProblems';
import { missingDecisions } from './missingDecisions';
import { report } from './onEachDatabase';
import { Portal } from './Portal';

void report(async () => {
  const connection = process.env.GUARDRAILS_FAULTS_POSTGRES;
  if (!connection) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const address = new URL(connection);
  const proxies = await Promise.all(
    [0, 1].map(() =>
      cuttableProxy({ host: address.hostname, port: Number(address.port) }),
    ),
  );
  const replicas: Portal[] = [];
  try {
    for (const [index, { port }] of proxies.entries()) {
      const through = new URL(connection);
      through.port = String(port);
      replicas.push(
        await Portal.start({
          folder: path.join(folder, `replica-${index}`),
          connection: String(through),
          prefix: 'faults_partitioned_',
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
    if (refused === 0) {
      throw new Error('Nothing was refused without a database');
    }
    return [
      {
        name: 'database away, for one replica and for both',
        faults: 2,
        acknowledged: askers.acknowledged.length,
        missing: [
          ...(await missingDecisions(replicas[0].url, askers.acknowledged)),
          ...(await ledgerProblems(replicas[1])),
        ],
      },
    ];
  } finally {
    for (const replica of replicas) await replica.kill();
    proxies.forEach(proxy => proxy.close());
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Both replicas answer again by themselves, or this never ends well. */
async function settled(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (holds()) return;
    await setTimeout(100);
  }
  throw new Error('The replicas did not recover');
}
