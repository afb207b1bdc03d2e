import {
  GuardrailsError,
  type EntityFindingList,
  type EntityFindingRequest,
  type FindingFilter,
  type FindingRecord,
  type FindingSummary,
  type FindingSummaryRequest,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { EnvironmentConfig } from '../../../base/config';
import type { CatalogFacts } from '../../../decision/facts';
import {
  applyFindingScope,
  type AccessControl,
} from '../../../identity/access';
import { exportList } from '../../../http';
import type { Caller } from '../../../identity/actors';
import type { FindingRow } from '../store/rows';
import { listEntityFindings } from './listEntityFindings';
import { listFindings, toRecords } from './listFindings';
import { summarizeFindings } from './summarizeFindings';

/**
 * Findings that the caller may read, and how many. An entity of another team has none for them, as one that does not
 * exist: every question is narrowed by what they may read before it is answered.
 * @internal
 */
export class FindingReader {
  readonly #knex: Knex;
  readonly #access: Pick<AccessControl, 'findingScope'>;
  readonly #catalog: Pick<CatalogFacts, 'target' | 'entities'>;
  readonly #classes: ReadonlyMap<string, string>;

  constructor(deps: {
    knex: Knex;
    access: Pick<AccessControl, 'findingScope'>;
    catalog: Pick<CatalogFacts, 'target' | 'entities'>;
    environments: EnvironmentConfig[];
  }) {
    this.#knex = deps.knex;
    this.#access = deps.access;
    this.#catalog = deps.catalog;
    this.#classes = new Map(
      deps.environments.map(one => [one.name, one.class]),
    );
  }

  async list(
    caller: Caller,
    request: { filter: FindingFilter; limit: number; cursor?: string },
  ): Promise<Page<FindingRecord>> {
    const selection = await this.#select(caller, request.filter);
    return listFindings(this.#knex, { ...request, ...selection });
  }

  /** @throws GuardrailsError `export-too-large` */
  async export(
    caller: Caller,
    filter: FindingFilter,
  ): Promise<AsyncIterable<FindingRecord>> {
    const selection = await this.#select(caller, filter);
    return exportList(page =>
      listFindings(this.#knex, { ...page, ...selection }),
    );
  }

  /** @throws GuardrailsError `not-found` */
  async get(caller: Caller, id: string): Promise<FindingRecord> {
    const scope = await this.#access.findingScope(caller);
    const query = this.#knex<FindingRow>('findings').where({ id });
    const [record] = await toRecords(
      this.#knex,
      await applyFindingScope(query, scope),
    );
    if (record) return record;
    throw new GuardrailsError({
      code: 'not-found',
      message: "Finding not found, or you don't have access.",
    });
  }

  async summarize(
    caller: Caller,
    request: FindingSummaryRequest,
  ): Promise<FindingSummary> {
    const scope = await this.#access.findingScope(caller);
    const classOf = (environment: string) => this.#classes.get(environment);
    return summarizeFindings(this.#knex, { request, scope, classOf });
  }

  async listEntities(
    caller: Caller,
    request: EntityFindingRequest,
  ): Promise<EntityFindingList> {
    const scope = await this.#access.findingScope(caller);
    const deps = { knex: this.#knex, catalog: this.#catalog };
    return listEntityFindings(deps, { request, scope });
  }

  async #select(caller: Caller, filter: FindingFilter) {
    const scope = await this.#access.findingScope(caller);
    const { entity } = filter;
    // A renamed entity keeps its findings.
    const known =
      entity === undefined ? undefined : await this.#catalog.target(entity);
    return { filter, scope, uid: known?.entity?.uid };
  }
}
