import { serviceEntities } from '../../services/entities.mjs';
import { existingEntities } from '../organisation/existing.mjs';
import { organisation } from '../organisation/index.mjs';
import { monthsBetween } from './calendar.mjs';
import { chargesOf, providers } from './charges.mjs';
import { focusFile } from './focusFile.mjs';
import { linesOf } from './lines.mjs';

/**
 * The bills of the demo, a file at a time, from the month `first` up to and with the day `until`: FOCUS files of two
 * providers. A day is the same in every file that has it.
 */
export function* billingFiles({ seed, first, until }) {
  const entities = [
    ...existingEntities,
    ...serviceEntities({}),
    ...organisation({ seed }),
  ];
  const lines = linesOf({ seed, entities });
  for (const month of monthsBetween(first, until.slice(0, 7))) {
    for (const provider of Object.keys(providers)) {
      yield [
        `billing/${provider}/${month}.csv.gz`,
        focusFile(chargesOf({ seed, provider, month, first, until, lines })),
      ];
    }
  }
}
