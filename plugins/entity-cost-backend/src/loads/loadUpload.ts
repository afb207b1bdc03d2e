import type { BillingReading } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Readable } from 'node:stream';
import { loadProblem, LoadRefused } from '../reading';
import { type LoadTools, runAttempt } from './Attempt';
import { digestOf } from './digestOf';
import type { LoadOutcome } from './LoadOutcome';
import { readingMark } from './readingMark';
import { storeMonths } from './storeMonths';
import { keepFile, readFile } from './takeFile';
import { toReading } from './toReading';

/** Loads a file that is sent, unless it is the one that is loaded, read in the same way. @internal */
export async function loadUpload(
  tools: LoadTools,
  options: {
    sourceId: string;
    name: string;
    content: Readable;
    reading?: BillingReading;
    createdBy?: string;
    signal?: AbortSignal;
  },
): Promise<LoadOutcome> {
  const { sourceId, name, content, createdBy, signal } = options;
  const reading = toReading(options.reading);
  const mark = readingMark(reading);
  return runAttempt(tools, {
    sourceId,
    createdBy,
    signal,
    reading,
    work: async attempt => {
      const file = { name, version: '' };
      const stored = await keepFile(tools, attempt, { file, content });
      const digest = digestOf(mark ? [stored.digest, mark] : [stored.digest]);
      if (await tools.store.newestOf(sourceId, digest)) {
        return { state: 'unchanged' };
      }
      await readFile(tools, attempt, {
        stored,
        sink: (row, rows) => attempt.table.add(row, rows),
      });
      if (attempt.table.months().length === 0) {
        throw new LoadRefused([
          loadProblem({ code: 'rows-missing', file: name }),
        ]);
      }
      return storeMonths(tools, attempt, { digest });
    },
  });
}
