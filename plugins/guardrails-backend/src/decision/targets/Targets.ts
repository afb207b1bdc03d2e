import {
  grantUsePermission,
  targetReadPermission,
  targetReleasePermission,
  type Page,
  type TargetEntry,
  type TargetFilter,
  type TargetImport,
  type TargetImportResult,
  type TargetRelease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type { EnvironmentConfig } from '../../base/config';
import { byId, keysetPage, type IndexScan } from '../../base/database';
import type { Ledger } from '../../record/ledger';
import { normalRef } from '../../base/refs';
import { toTargetEntry } from './toTargetEntry';
import { importTargets } from './importTargets';
import type { RecordedActors } from './RecordedActors';
import { releaseTarget } from './releaseTarget';
import { requireOwn } from './requireOwn';
import type { TargetRow } from './rows';
import type { TargetLifetimes } from './TargetLifetimes';
import { entriesOf } from './TargetRegistry';

/** The registry of what was provisioned, as its callers see it. @internal */
export class Targets {
  readonly #deps: {
    knex: Knex;
    access: AccessControl;
    ledger: Ledger;
    log: RecordedActors;
    environments: EnvironmentConfig[];
    enforcementPoints: string[];
    lifetimes: TargetLifetimes;
  };

  constructor(deps: {
    knex: Knex;
    access: AccessControl;
    ledger: Ledger;
    log: RecordedActors;
    environments: EnvironmentConfig[];
    enforcementPoints: string[];
    lifetimes: TargetLifetimes;
  }) {
    this.#deps = deps;
  }

  /**
   * Entries of one target, none for a name that is free. Somebody else's are refused, not hidden: the name is taken, and
   * the person has to choose another.
   * @throws {@link GuardrailsError} `target-not-owned`, `target-claimed`
   */
  async get(caller: Caller, entity: string): Promise<TargetEntry[]> {
    const { access, knex } = this.#deps;
    await access.require(targetReadPermission, caller.credentials);
    const rows = await entriesOf(knex, normalRef(entity));
    if (!caller.reader) requireOwn(caller, rows);
    return rows.map(row => this.#entry(caller, row));
  }

  /** Entries of the caller's own teams, and those the caller made; all for readers of all teams. */
  async list(
    caller: Caller,
    request: { filter: TargetFilter; limit: number; cursor?: string },
  ): Promise<Page<TargetEntry>> {
    const { access, knex } = this.#deps;
    await access.require(targetReadPermission, caller.credentials);
    const { filter, limit, cursor } = request;
    const { rows, ...next } = await keysetPage<TargetRow>(knex, {
      key: byId('id'),
      limit,
      cursor,
      walks: scansFor(caller),
      query: () => {
        const query = knex<TargetRow>('targets').whereNot({
          state: 'released',
        });
        if (filter.state !== undefined) query.where({ state: filter.state });
        return query;
      },
    });
    return { items: rows.map(row => this.#entry(caller, row)), ...next };
  }

  /** @throws {@link GuardrailsError} */
  async release(
    caller: Caller,
    release: TargetRelease & { ref: string },
  ): Promise<TargetEntry> {
    const { access } = this.#deps;
    await access.require(targetReleasePermission, caller.credentials);
    const ref = normalRef(release.ref);
    const row = await releaseTarget(this.#deps, caller, { ...release, ref });
    return this.#entry(caller, row);
  }

  /** @throws {@link GuardrailsError} */
  async import(
    caller: Caller,
    request: TargetImport,
  ): Promise<TargetImportResult> {
    await this.#deps.access.require(grantUsePermission, caller.credentials);
    return importTargets(this.#deps, caller, request);
  }

  #entry(caller: Caller, row: TargetRow): TargetEntry {
    return toTargetEntry(row, {
      caller,
      environments: this.#deps.environments,
    });
  }
}

/** Entries without an owner belong to several teams together; their maker lists them, the others ask by name. */
function scansFor(caller: Caller): IndexScan[] {
  if (caller.reader) return [() => {}];
  return [
    ...caller.ownership.map(
      (owner): IndexScan =>
        query =>
          query.where({ owner }),
    ),
    query => query.whereNull('owner').where({ initiator: caller.actor.ref }),
  ];
}
