/*
 * The disk is full while people keep asking: SQLite may not grow for a while. Nothing may be answered that is
 * not on record, and the service must go on by itself once there is room.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Askers } from './Askers';
import { ledgerProblems } from './ledgerProblems';
import { missingDecisions } from './missingDecisions';
import { report } from './onEachDatabase';
import { Portal } from './Portal';

void report(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const portal = await Portal.start({ folder });
  try {
    const askers = new Askers({ urls: [portal.url], each: 4 });
    await setTimeout(2_000);
    portal.disk(true);
    await setTimeout(3_000);
    const refused = askers.refused.length;
    const before = askers.acknowledged.length;
    portal.disk(false);
    await setTimeout(3_000);
    await askers.stop();
    if (refused === 0) throw new Error('Nothing was refused on a full disk');
    if (askers.acknowledged.length === before) {
      throw new Error('The service did not recover');
    }
    return [
      {
        name: 'disk full, SQLite',
        faults: 1,
        acknowledged: askers.acknowledged.length,
        missing: [
          ...(await missingDecisions(portal.url, askers.acknowledged)),
          ...(await ledgerProblems(portal)),
        ],
      },
    ];
  } finally {
    await portal.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
