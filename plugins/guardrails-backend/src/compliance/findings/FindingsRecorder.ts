import type { Input } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import {
  CATALOG_ENTITY,
  type DecisionObserver,
  type NewDecision,
} from '../../decision/decisions';
import type {
  AppliedChange,
  AppliedChanges,
  EvaluatedDecision,
  RecordApplied,
} from '../../governance/grants';
import { readSchedule } from '../../identity/actors';
import { recordApplied, recordProposed } from './commands/recordFindings';
import { DECISIONS, toSighting, type Sighting } from './model';
import type { FindingScope } from './store/rows';

/** Evidence about what is deployed, once a change was applied. An operation leaves nothing that could be looked at. */
const DEPLOYED = ['terraform-plan', 'terraform-state'];

/** Feeds findings from decisions and from what became of them, in the transactions of both. @internal */
export class FindingsRecorder
  implements Pick<DecisionObserver, 'recorded'>, AppliedChanges
{
  readonly #enforcementPoints: string[];
  readonly #imported: boolean;

  constructor(options: { enforcementPoints: string[]; imported?: boolean }) {
    const { enforcementPoints, imported = false } = options;
    this.#enforcementPoints = enforcementPoints;
    this.#imported = imported;
  }

  async recorded(
    transaction: Knex.Transaction,
    decisions: Omit<NewDecision, 'outcome' | 'rules'>[],
  ): Promise<void> {
    for (const decision of decisions) {
      const { id, recordedAt, target, findings } = decision;
      if (target.ref !== undefined && !this.#isReading(decision)) {
        await recordProposed(transaction, {
          scope: scopeOf(target.ref, target.environment),
          owner: target.owner,
          decision: id,
          seenAt: recordedAt,
          findings,
          imported: this.#imported,
        });
      }
    }
  }

  /**
   * What an entity of the catalog is found to be is for the sweep to record, and what an enforcement point decides on by itself is no request: the end of a sandbox only removes, and drift has
   * findings of its own. A plugin that is none of them requests changes like any other service.
   */
  #isReading(decision: Pick<NewDecision, 'actor' | 'format'>): boolean {
    return (
      decision.format === CATALOG_ENTITY ||
      readSchedule(decision, this.#enforcementPoints) !== undefined
    );
  }

  async prepare(change: AppliedChange): Promise<RecordApplied> {
    const { planned, afterwards } = change;
    const { id, target } = planned.decision;
    // The decision's own target first: an enforcement point cannot report findings of one entity as those of another.
    const entity = target.ref ?? change.entity;
    const sightings = [planned, afterwards].flatMap(toSightings);
    return async (transaction, at) => {
      if (entity === undefined || sightings.length === 0) return;
      await recordApplied(transaction, {
        scope: scopeOf(entity, target.environment),
        owner: target.owner,
        sightings,
        moment: { at, by: id },
        imported: this.#imported,
      });
    };
  }
}

function scopeOf(entity: string, environment: string = ''): FindingScope {
  return { source: DECISIONS, entity, environment };
}

function toSightings(evaluated: EvaluatedDecision | undefined): Sighting[] {
  if (!evaluated) return [];
  const { decision, input: bytes } = evaluated;
  if (!DEPLOYED.includes(decision.source.format)) return [];
  const input: Pick<Input, 'subject'> | undefined =
    bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
  return [toSighting({ decision, input })];
}
