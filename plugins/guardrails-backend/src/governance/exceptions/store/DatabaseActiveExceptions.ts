import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  EMPTY_SNAPSHOT,
  SNAPSHOT_VERSION,
  type ExceptionInForce,
  type Snapshot,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { ExceptionAuthors } from '../../approvals';
import { databaseTime } from '../../../base/database';
import type { ExceptionsInForce } from '../../../decision/decisions';
import type { ExceptionUses, UseOfExceptions } from '../../grants';
import type { LedgerRecord } from '../../../record/ledger';
import { superseding, type Seals } from '../../../record/seals';
import { computeFingerprint } from '../model/computeFingerprint';
import {
  toExceptionInForce,
  toExceptionOfEntity,
} from '../model/toExceptionInForce';
import type { ExceptionRow } from '../model/rows';
import { whereInForce } from './inForce';
import { requireControl } from './requireControl';
import { SnapshotStore } from './SnapshotStore';

/** An exception for an entity of the catalog, found by its uid. @internal */
export type EntityException = {
  /** How strictly rules applied to the entity when it was granted; it counts for no other class. */
  environmentClass: string;
  /** What it waives, by the name that the entity has now. */
  as(ref: string): ExceptionInForce;
};

/** @internal */
export class DatabaseActiveExceptions
  implements ExceptionsInForce, ExceptionAuthors, ExceptionUses
{
  readonly snapshots: SnapshotStore;
  readonly #knex: Knex;
  readonly #seals: Seals;
  readonly #revisions: string[];

  constructor(options: {
    knex: Knex;
    seals: Seals;
    /** Digests of the rules in force. */
    revisions: string[];
  }) {
    this.#revisions = options.revisions;
    this.#knex = options.knex;
    this.#seals = options.seals;
    this.snapshots = new SnapshotStore(options);
  }

  async snapshotFor(target: Target, instant: Date): Promise<Snapshot> {
    // An exception is for one entity; a change that names none has none.
    if (target.ref === undefined) return EMPTY_SNAPSHOT;
    const rows = await whereInForce(
      this.#knex<ExceptionRow>('exceptions')
        .select('exceptions.*')
        .where('target_ref', target.ref)
        // Those of an entity of the catalog are of no change to it.
        .whereNull('target_uid')
        .where('until', '>', instant.toISOString())
        .orderBy('id'),
      this.#knex,
    );
    const believed = await this.#believed(
      rows.filter(row => isFor(row, target)),
    );
    const exceptions = believed.map(row =>
      toExceptionInForce(row, this.#revisions),
    );
    if (exceptions.length === 0) return EMPTY_SNAPSHOT;
    const snapshot: Snapshot = { version: SNAPSHOT_VERSION, exceptions };
    await this.snapshots.keep(snapshot);
    return snapshot;
  }

  /** Those in force for entities of the catalog, by uid: of these, or of all where none are named. */
  async ofEntities(uids?: string[]): Promise<Map<string, EntityException[]>> {
    const read = (some?: string[]) => {
      const query = this.#knex<ExceptionRow>('exceptions')
        .select('exceptions.*')
        .whereNotNull('target_uid')
        .orderBy('id');
      if (some) query.whereIn('target_uid', some);
      return whereInForce(query, this.#knex);
    };
    const found = new Map<string, EntityException[]>();
    for (const row of await this.#believed(await read(uids))) {
      const { target_uid: uid, environment_class: environmentClass } = row;
      if (uid === null) continue;
      const exception: EntityException = {
        environmentClass,
        as: ref =>
          toExceptionOfEntity(row, { ref, revisions: this.#revisions }),
      };
      const others = found.get(uid);
      if (others) others.push(exception);
      else found.set(uid, [exception]);
    }
    return found;
  }

  /** Those that are what was consented to, and count now. */
  async #believed(rows: ExceptionRow[]): Promise<ExceptionRow[]> {
    // Before any is read: a row that the service did not write can be of any shape.
    const believed = await this.#seals.believed(this.#knex, 'exceptions', rows);
    return believed.filter(
      row =>
        isConsented(row) &&
        // Another change can have used one up, or a person revoked it, since the rows were read.
        isInForce(row),
    );
  }

  async use(
    transaction: Knex.Transaction,
    request: UseOfExceptions,
  ): Promise<LedgerRecord[]> {
    const records: LedgerRecord[] = [];
    if (request.exceptions.length === 0) return records;
    const usedAt = await databaseTime(transaction);
    // One order for all: redemptions that rest on the same exceptions must not wait in a circle.
    for (const id of [...new Set(request.exceptions)].sort()) {
      // The row is locked with the condition, so the last use is had by exactly one of many.
      const [counted] = await this.#seals.update(transaction, 'exceptions', {
        narrow: query => whereInForce(query.where({ id }), transaction),
        change: ({ uses }) => ({ uses: uses + 1 }),
      });
      if (!counted) throw notInForce(id);
      await requireControl(transaction, { id, verdict: request.verdict });
      await transaction('exception_uses').insert({
        exception_id: id,
        decision_id: request.decision,
        used_at: usedAt,
      });
      records.push({
        kind: 'exception',
        subjects: {
          exception: id,
          decision: request.decision,
          ...superseding('exceptions', counted),
        },
        payload: { event: 'used', uses: counted.uses },
      });
    }
    return records;
  }

  async authorsOf(
    exceptions: string[],
  ): Promise<{ person: string; duty: 'author' | 'approve' }[]> {
    if (exceptions.length === 0) return [];
    const rows = await this.#knex<ExceptionRow>('exceptions').whereIn(
      'id',
      exceptions,
    );
    await this.#seals.require(this.#knex, [{ table: 'exceptions', rows }]);
    return rows.flatMap(({ requester, granted_by: grantedBy }) => [
      { person: requester, duty: 'author' as const },
      ...parsePeople(grantedBy).map(person => ({
        person,
        duty: 'approve' as const,
      })),
    ]);
  }
}

/** One that cannot be read is not what was consented to, and takes none of the others with it. */
function isConsented(row: ExceptionRow): boolean {
  try {
    return computeFingerprint(row, sha256) === row.fingerprint;
  } catch {
    return false;
  }
}

function isInForce(row: ExceptionRow): boolean {
  return (
    row.revoked_at === null &&
    row.control_failed_at === null &&
    (row.maximum_uses === null || row.uses < row.maximum_uses)
  );
}

/** What the environment stands for can be configured anew; the consent was to what it stood for then. */
function isFor(row: ExceptionRow, target: Target): boolean {
  return (
    row.environment === (target.environment ?? null) &&
    row.environment_class === target.environmentClass &&
    row.account === (target.account ?? null)
  );
}

function parsePeople(json: string | null): string[] {
  return json === null ? [] : JSON.parse(json);
}

function notInForce(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `The exception ${id} is used up or no longer active. Request a new decision.`,
  });
}
