import { parametersPath } from '@backstage-guardrails/policies';
import type {
  ApprovalRequirement,
  Parameters,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Path of the shipped parameters with others who grant exceptions, and with changes, in every class of environments. */
export function parametersAsShipped(
  exceptionApprover: ApprovalRequirement,
  changes: Partial<ParameterSet> = {},
): string {
  const { version, ...sets }: Parameters = JSON.parse(
    readFileSync(parametersPath, 'utf8'),
  );
  const changed = Object.entries(sets).map(([name, set]) => [
    name,
    {
      ...set,
      ...changes,
      exceptionApprovers: [exceptionApprover],
      rules: { ...set.rules, ...changes.rules },
    },
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'parameters-'));
  const file = path.join(folder, 'parameters.json');
  writeFileSync(
    file,
    JSON.stringify({ version, ...Object.fromEntries(changed) }),
  );
  return file;
}
