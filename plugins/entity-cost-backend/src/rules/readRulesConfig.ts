import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type AllocationRule,
  readRules,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** Reads `entityCost.rules`. @internal */
export function readRulesConfig(root: Config): AllocationRule[] {
  const read = readRules(root.getOptional('entityCost.rules') ?? []);
  if (read.ok) return read.rules;
  const [{ path, message, fix }] = read.problems;
  throw new InputError(`entityCost.rules${path}: ${message} ${fix}`);
}
