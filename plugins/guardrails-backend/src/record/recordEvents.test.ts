import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- reads the sources beside it
const sources = path.resolve(__dirname, '..');

/**
 * What is announced and is no event of the record, or is announced because the ledger cannot be written; and the end of a
 * sandbox, whose entry goes on the ledger with that of the grant that ended it, last in the same transaction.
 */
const alone = [
  'record/ledger/checking/LedgerAlarm.ts',
  'governance/leases/reconciling/remindOfReviews.ts',
  'governance/sandboxes/commands/announceEnds.ts',
  'governance/sandboxes/commands/createLifetimes.ts',
];

describe('recordEvents', () => {
  it('is the one place that writes to the outbox and to the ledger together', () => {
    const adding = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.includes('test'))
      .filter(name =>
        /outbox\s*\.add\(/.test(readFileSync(path.join(sources, name), 'utf8')),
      );
    expect(adding.sort()).toEqual(['record/recordEvents.ts', ...alone].sort());
  });
});
