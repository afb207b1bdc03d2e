import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';

type Row = {
  entity_ref: string;
  entity: string;
  decision_id: string;
  removed: boolean | number;
};

/** What was provisioned under an entity ref. */
type Provisioned = {
  entity: Entity;
  decision: string;
  removed: boolean;
};

/** Keeps what was provisioned. @internal */
export class ProvisionedStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async find(ref: string): Promise<Provisioned | undefined> {
    const row = await this.#table().where({ entity_ref: ref }).first();
    return row && toProvisioned(row);
  }

  async listPresent(): Promise<Entity[]> {
    const rows = await this.#table().where({ removed: false });
    return rows.map(row => toProvisioned(row).entity);
  }

  /**
   * Writes what the newest decision made of an entity. Ids sort by time, and the comparison is part of the
   * statement: of two concurrent writers the older decision loses, whichever comes last.
   *
   * @returns whether the row is now that of this decision
   */
  async put(ref: string, provisioned: Provisioned): Promise<boolean> {
    const row = {
      entity: JSON.stringify(provisioned.entity),
      decision_id: provisioned.decision,
      removed: provisioned.removed,
    };
    await this.#table()
      .insert({ entity_ref: ref, ...row })
      .onConflict('entity_ref')
      .ignore();
    const updated = await this.#table()
      .where({ entity_ref: ref })
      .andWhere('decision_id', '<=', provisioned.decision)
      .update(row);
    return updated > 0;
  }

  #table() {
    return this.#knex<Row>('guardrails_provisioned');
  }
}

function toProvisioned(row: Row): Provisioned {
  return {
    entity: JSON.parse(row.entity),
    decision: row.decision_id,
    removed: Boolean(row.removed),
  };
}
