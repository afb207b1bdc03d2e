import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  complianceReadPermission,
  decisionReadPermission,
  guardrailsPermissions,
  searchReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  decisionResourceRef,
  decisionRules,
  type DecisionQuery,
  type DecisionResource,
  findingResourceRef,
  findingRules,
  type FindingQuery,
  type FindingResource,
  searchDocumentResourceRef,
  searchDocumentRules,
} from '../access';
import type { DecisionRow } from '../../base/database';
import { loadSearchDocuments } from './loadSearchDocuments';

/** Tells the permission framework what there is, and gets conditions as queries back. @internal */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
}): {
  transform: ConditionTransformer<DecisionQuery>;
  transformFindings: ConditionTransformer<FindingQuery>;
} {
  const { permissionsRegistry, knex } = options;
  permissionsRegistry.addResourceType({
    resourceRef: decisionResourceRef,
    permissions: [decisionReadPermission],
    rules: Object.values(decisionRules),
    getResources: ids => loadResources(knex, ids),
  });
  permissionsRegistry.addResourceType({
    resourceRef: findingResourceRef,
    permissions: [complianceReadPermission],
    rules: Object.values(findingRules),
    getResources: ids => loadFindings(knex, ids),
  });
  permissionsRegistry.addResourceType({
    resourceRef: searchDocumentResourceRef,
    permissions: [searchReadPermission],
    rules: Object.values(searchDocumentRules),
    getResources: refs => loadSearchDocuments(knex, refs),
  });
  permissionsRegistry.addPermissions(
    guardrailsPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
  return {
    transform: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(decisionResourceRef),
    ),
    transformFindings: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(findingResourceRef),
    ),
  };
}

async function loadFindings(
  knex: Knex,
  ids: string[],
): Promise<(FindingResource | undefined)[]> {
  const rows = await knex('findings').whereIn('id', ids).select('id', 'owner');
  const found = new Map<string, FindingResource>(
    rows.map(({ id, owner }) => [id, { id, owner: owner ?? undefined }]),
  );
  return ids.map(id => found.get(id));
}

async function loadResources(
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
