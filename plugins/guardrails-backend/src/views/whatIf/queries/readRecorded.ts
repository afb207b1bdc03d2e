import type { RecordedDecision } from '@backstage-guardrails/policy-decision';
import type { ReadScope } from '../../../identity/access';
import type { DecisionReference } from '../store/toRows';
import type { WhatIfDeps } from '../WhatIfDeps';

/** Enough that the way to the thread and back costs little, and few enough to be in memory at once. */
const MOST_DECISIONS = 50;
const MOST_BYTES = 2 * 1024 * 1024;

/** As large as lists allow. */
const PAGE = 200;

/** A decision that cannot be evaluated again, because a part of it is gone. @internal */
export type LostDecision = {
  about: DecisionReference;
  code: 'not-kept';
  message: string;
};

/** @internal */
export type Batch = {
  decisions: (RecordedDecision & { about: DecisionReference })[];
  lost: LostDecision[];
};

/** The decisions of a time that a scope has, newest first, with what they were made of. @internal */
export async function* readRecorded(
  recorded: WhatIfDeps['recorded'],
  options: { scope: ReadScope; since: string; until: string },
): AsyncGenerator<Batch> {
  const { scope, since, until } = options;
  let batch: Batch = { decisions: [], lost: [] };
  let bytes = 0;
  let cursor: string | undefined;
  do {
    const page = await recorded.log.list({
      filter: { since, until },
      scope,
      limit: PAGE,
      cursor,
    });
    const changes = await recorded.decisions.ofChanges(
      page.items.map(({ id }) => id),
    );
    for (const summary of page.items) {
      const change = changes.get(summary.id);
      if (!change) continue;
      const read = await readOne(recorded, { ...summary, ...change });
      if ('code' in read) batch.lost.push(read);
      else {
        batch.decisions.push(read);
        bytes += read.document.byteLength + read.input.byteLength;
      }
      const { decisions, lost } = batch;
      if (
        decisions.length + lost.length >= MOST_DECISIONS ||
        bytes >= MOST_BYTES
      ) {
        yield batch;
        batch = { decisions: [], lost: [] };
        bytes = 0;
      }
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  if (batch.decisions.length + batch.lost.length > 0) yield batch;
}

async function readOne(
  { log, erased }: WhatIfDeps['recorded'],
  about: DecisionReference,
): Promise<Batch['decisions'][number] | LostDecision> {
  const { id } = about;
  const [document, input] = await Promise.all([log.json(id), log.input(id)]);
  if (document && input) return { id, document, input, about };
  const erasure = await erased.of(id);
  return {
    about,
    code: 'not-kept',
    message: erasure
      ? `The input was deleted on ${erasure.erasedAt}, by ${erasure.erasedBy}`
      : 'The input is not kept, and no erasure is on record',
  };
}
