import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { insertColumns } from '../../../base/database';
import type { FindingSource, Place, Placed } from '../model';
import { columnTypes, type FindingRow, type FindingScope } from './rows';
import { placeDigest, toPlaced, toRow } from './toRow';

/** So many rows are sent at a time: between two statements others have their turn. */
const ROWS = 200;
/** Digests in one condition. */
const PLACES = 500;

const columns = Object.keys(columnTypes) as (keyof FindingRow)[];

/** All that an observation can change; which finding it is, and of which entity, is not among it. */
const changing: (keyof FindingRow)[] = [
  'level',
  'state',
  'exception_id',
  'pre_approval',
  'decision_id',
  'observed_at',
  'observed_by',
  'first_seen_at',
  'last_seen_at',
  'opened_at',
  'unconfirmed_at',
  'resolved_at',
  'reopened',
  'attributes',
];

/** What the catalog says of an entity. Where it says nothing, for one that is gone, what it said before stays. */
const learnt: (keyof FindingRow)[] = ['owner', 'system', 'entity_uid'];

/** Findings of a scope, read and written in the transaction of what was observed. @internal */
export class FindingStore {
  readonly #transaction: Knex.Transaction;

  constructor(transaction: Knex.Transaction) {
    this.#transaction = transaction;
  }

  /** Those that are not resolved. Locked, because what becomes of them follows from what they are. */
  async unresolved(scope: FindingScope): Promise<Placed[]> {
    const rows = await this.#locked(scope).whereNot({ state: 'resolved' });
    return rows.map(toPlaced);
  }

  async at(scope: FindingScope, places: Place[]): Promise<Placed[]> {
    const digests = [
      ...new Set(places.map(place => placeDigest(scope.source, place))),
    ].sort();
    const found: Placed[] = [];
    for (let from = 0; from < digests.length; from += PLACES) {
      const rows = await this.#locked(scope).whereIn(
        'place',
        digests.slice(from, from + PLACES),
      );
      found.push(...rows.map(toPlaced));
    }
    return found;
  }

  /**
   * A place that another transaction wrote at the same moment is met by its unique key: both saw the same finding, and
   * it becomes what it would have become one after the other.
   */
  async write(
    placed: Placed[],
    options: { scope: FindingScope; owner: string | undefined },
  ): Promise<void> {
    // One order for all: replicas that wait for each other's places must not wait in a circle.
    const rows = placed
      .map(one => toRow(one, options))
      .sort((one, other) => (one.place < other.place ? -1 : 1));
    await this.#insert(rows);
  }

  /** Findings that a source has of several entities, resolved ones too. Locked. */
  async ofEntities(
    source: FindingSource,
    entities: string[],
  ): Promise<Map<string, Placed[]>> {
    const query = this.#transaction<FindingRow>('findings')
      .whereIn('entity_ref', entities)
      // Not along the index of the source: without statistics it seems shorter than so many entities, and has all findings.
      .whereRaw(`coalesce(??, '') = ?`, ['source', source])
      .orderBy('id');
    const rows = await (isSqlite(this.#transaction)
      ? query
      : query.forUpdate());
    const found = new Map<string, Placed[]>();
    for (const row of rows) {
      const placed = found.get(row.entity_ref);
      if (placed) placed.push(toPlaced(row));
      else found.set(row.entity_ref, [toPlaced(row)]);
    }
    return found;
  }

  /** Rows of several entities, of which the catalog says who they are. */
  async writeKnown(rows: FindingRow[]): Promise<void> {
    const inOrder = [...rows].sort((one, other) =>
      one.entity_ref + one.place < other.entity_ref + other.place ? -1 : 1,
    );
    await this.#insert(inOrder, learnt);
  }

  async #insert(
    rows: FindingRow[],
    learning: (keyof FindingRow)[] = [],
  ): Promise<void> {
    const merged = [
      ...changing.map(name => `${name} = excluded.${name}`),
      ...learning.map(
        name => `${name} = coalesce(excluded.${name}, findings.${name})`,
      ),
    ];
    for (let from = 0; from < rows.length; from += ROWS) {
      const some = rows.slice(from, from + ROWS);
      await insertColumns(
        this.#transaction,
        'findings',
        columns.map(name => ({
          name,
          type: columnTypes[name],
          values: some.map(row => row[name]),
        })),
        // Nothing else is known of a row that was not there when places were locked: what is deployed is right over what
        // is requested, and the later look at it over the earlier one.
        `on conflict (entity_ref, environment, place) do update set ${merged.join(
          ', ',
        )} where findings.state = 'proposed' or
          (excluded.state <> 'proposed' and findings.observed_at <= excluded.observed_at)`,
      );
    }
  }

  /** The same finding of the same resource, which has another address now. */
  async move(
    { source }: FindingScope,
    id: string,
    place: Place,
  ): Promise<void> {
    await this.#transaction<FindingRow>('findings')
      .where({ id })
      .update({
        place: placeDigest(source, place),
        resource: place.resource,
      });
  }

  /** The catalog may say now whose it is, where it did not when the entity was new. */
  async giveTo(scope: FindingScope, owner: string): Promise<void> {
    await this.#transaction<FindingRow>('findings')
      .where({ entity_ref: scope.entity, environment: scope.environment })
      .where(other => other.whereNull('owner').orWhereNot({ owner }))
      .update({ owner });
  }

  #locked({ source, entity, environment }: FindingScope) {
    const query = this.#transaction<FindingRow>('findings')
      .where({ source, entity_ref: entity, environment })
      .orderBy('id');
    return isSqlite(this.#transaction) ? query : query.forUpdate();
  }
}
