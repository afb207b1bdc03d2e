import { type Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'guardrails.approvals.longestWait';

/** Reads how long a step can wait for an approval. @public */
export function readLongestWait(root: Config): number {
  return root.has(KEY)
    ? durationToMilliseconds(readDurationFromConfig(root, { key: KEY }))
    : 60_000;
}
