import type { Knex } from 'knex';
import type { TargetRow } from './rows';

/** Reads what is known to have been provisioned. @internal */
export interface TargetRegistry {
  /** Entries of an entity ref in every environment, without those that were released. */
  listEntries(ref: string): Promise<TargetRow[]>;
}

/** @internal */
export class DatabaseTargetRegistry implements TargetRegistry {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  listEntries(ref: string): Promise<TargetRow[]> {
    return entriesOf(this.#knex, ref);
  }
}

/** The owner that the registry knows for a target, where the catalog does not. @internal */
export function registeredOwner(entries: TargetRow[]): string | undefined {
  return entries.find(({ owner }) => owner !== null)?.owner ?? undefined;
}

/** @internal */
export async function entriesOf(knex: Knex, ref: string): Promise<TargetRow[]> {
  return knex<TargetRow>('targets')
    .where({ target_ref: ref })
    .whereNot({ state: 'released' })
    .orderBy('environment');
}
