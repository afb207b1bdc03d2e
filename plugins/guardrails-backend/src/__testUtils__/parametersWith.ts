import { parametersPath } from '@backstage-guardrails/policies';
import type {
  ApprovalRequirement,
  PreApproval,
  ParameterSet,
  Parameters,
} from '@backstage-guardrails/policy-model';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The region of a resource: with {@link parametersWith} it needs approval instead of being refused. */
export const REGION_RULE = 'placement/allowed-regions';

const endIsOff = {
  level: 'off',
  reason: 'These changes are about something else.',
  owner: 'group:default/platform',
} as const;

/**
 * Path of the shipped parameters with other approvers, and with the rule about regions on the level `approval`,
 * in every class of environments.
 */
export function parametersWith(options: {
  approvers?: ApprovalRequirement[];
  exceptionApprovers?: ApprovalRequirement[];
  preApprovals?: PreApproval[];
  /** Instead of the shipped ones of the same names. */
  values?: ParameterSet['values'];
  /** For plans of sandboxes that name no end. */
  sandboxEnd?: 'off';
}): string {
  const { sandboxEnd, values, ...lists } = options;
  const parameters: Parameters = JSON.parse(
    readFileSync(parametersPath, 'utf8'),
  );
  const changed = (set: ParameterSet): ParameterSet => ({
    ...set,
    ...lists,
    values: { ...set.values, ...values },
    rules: {
      ...set.rules,
      [REGION_RULE]: { level: 'approval' },
      ...(sandboxEnd && { 'destruction/sandbox-end': endIsOff }),
    },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'parameters-'));
  const file = path.join(folder, 'parameters.json');
  writeFileSync(
    file,
    JSON.stringify({
      version: parameters.version,
      sandbox: changed(parameters.sandbox),
      development: changed(parameters.development),
      staging: changed(parameters.staging),
      production: changed(parameters.production),
    }),
  );
  return file;
}
