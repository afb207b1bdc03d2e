import { Seals, type SealedTable } from '../src/record/seals';

/**
 * Takes every row for sealed, at the full cost of looking: a million rows are filled in by SQL, which has no key.
 */
class BelievingSeals extends Seals {
  override isSealed(
    table: SealedTable,
    row: object & { seal: string | null },
  ): boolean {
    super.isSealed(table, row);
    return true;
  }
}

export const seals = new BelievingSeals({ sealingKey: Buffer.from('bench') });
