import type { Config } from '@backstage/config';

/** Whether targets are checked for drift, and how many checks this backend runs at once. */
type DriftOptions = { enabled: boolean; concurrency: number };

/** Reads `guardrails.drift`; the decision service checks the values, and says what is due. @internal */
export function readDriftOptions(root: Config): DriftOptions {
  const config = root.getOptionalConfig('guardrails.drift');
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? false,
    concurrency: config?.getOptionalNumber('concurrency') ?? 1,
  };
}
