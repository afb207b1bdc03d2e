import type {
  EntityFacts,
  EntityFactSource,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Finding } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { whereWaiving } from '../../../governance/exceptions';
import { DECISIONS } from '../../findings/model';
import type { FindingRow } from '../../findings/store/rows';

const PAGE = 500;

const OPEN_CRITICAL = 'guardrails.openCritical';
const ENDED_EXCEPTIONS = 'guardrails.endedExceptions';

/**
 * What this service knows itself: critical findings of decisions that are open, also where a newer evaluation did not
 * look at them, and findings that an exception accepted until it ended. Findings of the sweep do not count: a rule would find its own finding.
 * @internal
 */
export class OwnFacts implements EntityFactSource {
  readonly id = 'guardrails';
  readonly names = [OPEN_CRITICAL, ENDED_EXCEPTIONS];
  readonly otherwise = { [OPEN_CRITICAL]: 0, [ENDED_EXCEPTIONS]: 0 };
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async *read(
    options: { entities?: string[] } = {},
  ): AsyncIterable<EntityFacts> {
    const critical = new Map<string, number>();
    const ended = new Map<string, number>();
    for await (const { row, isEnded } of this.#rows(options)) {
      const { severity }: Finding = JSON.parse(row.attributes);
      if (severity === 'critical') count(critical, row.entity_ref);
      if (isEnded) count(ended, row.entity_ref);
    }
    for (const entity of new Set([...critical.keys(), ...ended.keys()])) {
      yield {
        entity,
        facts: {
          [OPEN_CRITICAL]: critical.get(entity) ?? 0,
          [ENDED_EXCEPTIONS]: ended.get(entity) ?? 0,
        },
      };
    }
  }

  /** Critical ones that nothing resolved or waives, each state along its index, and those whose exception ended. */
  async *#rows({ entities }: { entities?: string[] }) {
    const only = (query: Knex.QueryBuilder) =>
      entities ? query.whereIn('entity_ref', entities) : query;
    for (const state of ['open', 'not-confirmed']) {
      yield* this.#walk(false, query =>
        only(query)
          .where({ state })
          .where('attributes', 'like', '%"severity":"critical"%'),
      );
    }
    yield* this.#walk(true, query =>
      only(query)
        .where('state', 'waived')
        .whereNotNull('exception_id')
        .whereNotExists(
          whereWaiving(
            this.#knex('exceptions')
              .select(this.#knex.raw('1'))
              .whereRaw('exceptions.id = findings.exception_id'),
            this.#knex,
          ),
        ),
    );
  }

  async *#walk(
    isEnded: boolean,
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ) {
    for (let last = ''; ; ) {
      const rows: Pick<FindingRow, 'id' | 'entity_ref' | 'attributes'>[] =
        await narrow(this.#knex('findings'))
          .select('id', 'entity_ref', 'attributes')
          .where({ source: DECISIONS })
          .where('id', '>', last)
          .orderBy('id')
          .limit(PAGE);
      for (const row of rows) yield { row, isEnded };
      if (rows.length < PAGE) return;
      last = rows[rows.length - 1].id;
    }
  }
}

function count(counts: Map<string, number>, entity: string): void {
  counts.set(entity, (counts.get(entity) ?? 0) + 1);
}
