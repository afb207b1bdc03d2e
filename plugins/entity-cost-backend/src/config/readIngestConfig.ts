import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AllocationRule } from '@backstage-guardrails/plugin-entity-cost-common';
import type { BillingSource } from '@backstage-guardrails/plugin-entity-cost-node';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import type { FileLimits } from '../reading';
import { readRulesConfig } from '../rules';
import { readSources, type UploadSource } from '../sources';

/** The configuration of loading and allocation. @internal */
type IngestConfig = {
  sources: BillingSource[];
  uploads: UploadSource[];
  rules: AllocationRule[];
  limits: FileLimits;
  /** Of the process that reads Parquet and large files. */
  reader: {
    minutes: number;
    memoryMegabytes: number;
    temporaryMegabytes: number;
  };
  temporaryFolder: string;
};

const MEGABYTE = 1_048_576;

const megabytes = z.int().min(1).max(1_000_000);

const limitsSchema = z.strictObject({
  fileMegabytes: megabytes.default(2_000),
  uncompressedMegabytes: megabytes.default(10_000),
  readMinutes: z.int().min(1).max(600).default(30),
  memoryMegabytes: z.int().min(128).max(65_536).default(512),
  temporaryMegabytes: megabytes.default(10_000),
});

/** @throws InputError with the setting that is wrong and what to write instead @internal */
export function readIngestConfig(config: Config): IngestConfig {
  const limits = limitsSchema.safeParse(
    config.getOptional('entityCost.limits') ?? {},
  );
  if (!limits.success) {
    const [{ path, message }] = limits.error.issues;
    throw new InputError(
      `entityCost.limits.${path.join('.')} ${message}. Write a whole number.`,
    );
  }
  const { fileMegabytes, uncompressedMegabytes, readMinutes, ...others } =
    limits.data;
  return {
    ...readSources(config),
    rules: readRulesConfig(config),
    limits: {
      bytes: fileMegabytes * MEGABYTE,
      uncompressedBytes: uncompressedMegabytes * MEGABYTE,
    },
    reader: { ...others, minutes: readMinutes },
    temporaryFolder:
      config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
  };
}
