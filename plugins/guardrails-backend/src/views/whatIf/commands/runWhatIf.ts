import {
  startWhatIf,
  type WhatIf as Comparing,
} from '@backstage-guardrails/policy-decision';
import type {
  Digest,
  Parameters,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import { engine } from '../../../decision/decisions/engine';
import type { ReadScope } from '../../../identity/access';
import { UnreadableSnapshotError } from '../../../governance/exceptions';
import type { SnapshotReader } from '../../replay';
import { SILENT_AFTER } from '../model/deriveWhatIfState';
import { toRows } from '../store/toRows';
import { readRecorded, type Batch } from '../queries/readRecorded';
import type { WhatIfDeps } from '../WhatIfDeps';

/** The policy that decisions are held against, not read yet. @internal */
export type WhatIfPolicy = {
  archive: Uint8Array;
  parameters: unknown;
  base: Parameters;
};

type WhatIfRun = {
  id: string;
  scope: ReadScope;
  policy: WhatIfPolicy;
  since: string;
  until: string;
};

/** How often a replica says that it still runs, and hears that it was cancelled in another one. */
const BEAT = 2_000;

/** Runs to its end, whatever that is, and gives the place back. Never rejects, because no caller waits for it. @internal */
export async function runWhatIf(
  deps: WhatIfDeps,
  run: WhatIfRun,
): Promise<void> {
  const { store, running, recorded, instruments, logger } = deps;
  const { id } = run;
  const signal = running.begin(id);
  let heardAt = performance.now();
  const beat = setInterval(() => {
    store.beat(id).then(
      heard => {
        heardAt = performance.now();
        return heard === 'running' || running.end(id, heard);
      },
      // One that fails may be a busy database. Silent for so long, another replica may have taken the place.
      () => {
        if (performance.now() - heardAt < SILENT_AFTER) return;
        running.end(id, 'interrupted');
      },
    );
  }, BEAT);
  let comparing: Comparing | undefined;
  try {
    comparing = startWhatIf({
      engineVersion: engine.version,
      snapshot: digest => readSnapshot(recorded.snapshots, digest),
      signal,
      ended: instruments.workerEnded,
    });
    await compareAll(deps, { ...run, comparing });
    await store.end(id, { outcome: 'finished' });
  } catch (error) {
    await end(deps, { id, signal, error }).catch(cause =>
      logger.error(`The what-if ${id} could not be ended`, cause),
    );
  } finally {
    clearInterval(beat);
    running.ended(id);
    await comparing?.stop();
  }
}

/** The next decisions are read while those before are compared, so that neither waits for the other. */
async function compareAll(
  { store, recorded }: WhatIfDeps,
  run: WhatIfRun & { comparing: Comparing },
): Promise<void> {
  const { id, policy, comparing } = run;
  const read = await comparing.load({
    ...policy,
    now: new Date(await store.now()),
  });
  await store.policyRead(id, read);
  let before: Promise<void> = Promise.resolve();
  try {
    for await (const batch of readRecorded(recorded, run)) {
      await before;
      before = compareBatch(batch);
      // It is awaited above or below; until then nothing hears of its end.
      before.catch(() => {});
    }
  } finally {
    // Also where decisions cannot be read any more: what is recorded after the end is in no total.
    await before;
  }

  async function compareBatch({ decisions, lost }: Batch): Promise<void> {
    const abouts = decisions.map(({ about }) => about);
    const compared = await comparing.compare(decisions);
    await store.results.record(
      id,
      toRows(id, {
        lost,
        compared: compared.map((one, n) => ({
          about: abouts[n],
          compared: one,
        })),
      }),
    );
  }
}

/** One decision whose exceptions cannot be read is not judged; the others are. */
async function readSnapshot(
  snapshots: SnapshotReader,
  digest: Digest,
): Promise<Snapshot | 'unreadable' | undefined> {
  try {
    return await snapshots.read(digest);
  } catch (error) {
    if (error instanceof UnreadableSnapshotError) return 'unreadable';
    throw error;
  }
}

async function end(
  { store, logger }: Pick<WhatIfDeps, 'store' | 'logger'>,
  options: { id: string; signal: AbortSignal; error: unknown },
): Promise<void> {
  const { id, signal, error } = options;
  if (signal.aborted) {
    // Without an outcome and a place it is interrupted.
    const cancelled = signal.reason === 'cancelled';
    await store.end(id, { outcome: cancelled ? 'cancelled' : null });
    return;
  }
  const { code } = error as { code?: unknown };
  const known = error instanceof Error && typeof code === 'string';
  if (!known) logger.error(`The what-if ${id} failed`, error as Error);
  await store.end(id, {
    outcome: 'failed',
    error: known
      ? { code, message: error.message }
      : { code: 'internal', message: 'The what-if failed. Try again.' },
  });
}
