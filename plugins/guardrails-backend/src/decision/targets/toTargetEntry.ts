import type { TargetEntry } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';
import type { EnvironmentConfig } from '../../base/config';
import { resolveEnvironment } from '../environments';
import { belongsTo } from './belongsTo';
import type { TargetRow } from './rows';

/** @internal */
export function toTargetEntry(
  row: TargetRow,
  options: { caller: Caller; environments: EnvironmentConfig[] },
): TargetEntry {
  const { caller, environments } = options;
  const secrets: string[] = JSON.parse(row.secret_names);
  const { environmentClass } = resolveEnvironment(
    environments,
    row.environment,
  );
  return {
    id: row.id,
    ref: row.target_ref,
    environment: row.environment,
    environmentClass,
    state: row.state,
    module: row.module,
    values: JSON.parse(row.module_values),
    teams: JSON.parse(row.teams),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.initiator !== null && { initiator: row.initiator }),
    ...(secrets.length > 0 && { secrets }),
    ...(row.grant_id !== null && { grant: row.grant_id }),
    yours: belongsTo(caller, row),
    since: row.since,
    changedAt: row.changed_at,
  };
}
