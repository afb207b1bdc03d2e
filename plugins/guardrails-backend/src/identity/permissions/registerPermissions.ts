import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  decisionReadPermission,
  guardrailsPermissions,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  decisionResourceRef,
  decisionRules,
  type DecisionQuery,
  type DecisionResource,
} from '../access';
import type { DecisionRow } from '../../base/database';

/** Tells the permission framework what there is, and gets conditions as queries back. @internal */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
}): ConditionTransformer<DecisionQuery> {
  const { permissionsRegistry, knex } = options;
  permissionsRegistry.addResourceType({
    resourceRef: decisionResourceRef,
    permissions: [decisionReadPermission],
    rules: Object.values(decisionRules),
    getResources: ids => resourcesOf(knex, ids),
  });
  permissionsRegistry.addPermissions(
    guardrailsPermissions.filter(
      permission => permission !== decisionReadPermission,
    ),
  );
  return createConditionTransformer(
    permissionsRegistry.getPermissionRuleset(decisionResourceRef),
  );
}

async function resourcesOf(
  knex: Knex,
  ids: string[],
): Promise<(DecisionResource | undefined)[]> {
  const rows = await knex<DecisionRow>('decisions')
    .whereIn('id', ids)
    .select('id', 'target_owner', 'actor_ref', 'environment', 'outcome');
  const found = new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        owner: row.target_owner ?? undefined,
        requester: row.actor_ref,
        environment: row.environment ?? undefined,
        outcome: row.outcome,
      },
    ]),
  );
  return ids.map(id => found.get(id));
}
