import type { LoggerService } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import type { Instruments } from '../announce';
import type { LedgerAlarm } from '../record/ledger';
import type { Forged } from '../record/seals';

/** So many records are remembered as told. */
const REMEMBERED = 10_000;

/**
 * Counts and logs what is not believed, and tells operators of each record once a day. It does not wait: it is called
 * inside of transactions, and what it announces is written after them, whatever becomes of them.
 * @internal
 */
export function forgeryReporter(options: {
  alarm: LedgerAlarm;
  instruments: Instruments;
  logger: LoggerService;
}): (forged: Forged[]) => void {
  const { alarm, instruments, logger } = options;
  const told = new LRUCache<string, true>({ max: REMEMBERED });
  return forged => {
    const day = new Date().toISOString().slice(0, 10);
    for (const found of forged) {
      const { table, id, why } = found;
      instruments.forged(table);
      const key = `${day} ${table} ${id} ${why}`;
      if (told.get(key)) continue;
      told.set(key, true);
      logger.error('A record was not written by the service', found);
      alarm.recordForged(found).catch(error => {
        told.delete(key);
        logger.error('Operators could not be notified of a forged record', {
          error: String(error),
        });
      });
    }
  };
}
