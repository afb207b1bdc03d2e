import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  applyFindingScope,
  applyReadScope,
  type FindingReadScope,
  type ReadScope,
} from '../../../identity/access';
import { DECISIONS } from '../model';
import type { FindingRow } from '../store/rows';
import { toRecords } from './listFindings';

const UNRESOLVED = ['open', 'not-confirmed', 'waived', 'proposed'];

/**
 * What is not resolved of one entity, in the order in which it was found. Of what decisions saw, who reads the entity
 * reads all, and anyone else what their own decisions saw. No decision is behind the other findings: they are read as
 * findings, or not at all where `findings` is absent.
 * @internal
 */
export async function findingsOfEntity(
  knex: Knex,
  options: {
    entity: string;
    uid?: string;
    scope: ReadScope;
    findings?: FindingReadScope;
  },
): Promise<FindingRecord[]> {
  const { entity, uid, scope, findings } = options;
  const rows = await knex<FindingRow>('findings')
    .where(any => {
      any.where({ entity_ref: entity });
      if (uid !== undefined) any.orWhere({ entity_uid: uid });
    })
    .whereIn('state', UNRESOLVED)
    .where(any => {
      any.where(ofDecisions => {
        ofDecisions.where({ source: DECISIONS });
        narrowByDecision(knex, ofDecisions, { entity, scope });
      });
      if (!findings) return;
      any.orWhere(others =>
        applyFindingScope(others.whereNot({ source: DECISIONS }), findings),
      );
    })
    .orderBy('id');
  return toRecords(knex, rows);
}

function narrowByDecision(
  knex: Knex,
  query: Knex.QueryBuilder,
  { entity, scope }: { entity: string; scope: ReadScope },
): void {
  const { own, criteria } = scope;
  const whole = own.kind === 'all' || own.targets.includes(entity);
  if (whole && !criteria) return;
  query.whereExists(
    applyReadScope(
      knex('decisions')
        .select(knex.raw('1'))
        .whereRaw('decisions.id = findings.decision_id'),
      whole ? { own: { kind: 'all' }, criteria } : scope,
    ),
  );
}
