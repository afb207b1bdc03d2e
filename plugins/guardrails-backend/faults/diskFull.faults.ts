/*
 * The disk is full while people keep asking: SQLite may not grow for a while. Nothing may be answered that is
 * not on record, and the service must go on by itself once there is room.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Askers } from './Askers';
import { missingDecisions } from './missingDecisions';
import { startService } from './startService';

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const service = await startService({ folder });
  const room = (full: boolean) => service.child.send({ kind: 'disk', full });
  try {
    const askers = new Askers({ urls: [service.url], each: 4 });
    await setTimeout(2_000);
    room(true);
    await setTimeout(3_000);
    const refused = askers.refused.length;
    const before = askers.acknowledged.length;
    room(false);
    await setTimeout(3_000);
    await askers.stop();
    if (refused === 0) throw new Error('Nothing was refused on a full disk');
    if (askers.acknowledged.length === before) {
      throw new Error('The service did not recover');
    }
    const result = {
      name: 'disk full, SQLite',
      faults: 1,
      acknowledged: askers.acknowledged.length,
      missing: await missingDecisions(service.url, askers.acknowledged),
    };
    process.stdout.write(`${JSON.stringify([result])}\n`);
  } finally {
    await service.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
