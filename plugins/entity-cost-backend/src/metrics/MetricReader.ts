import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityCostError,
  type EntityMetric,
  type EntityMetrics,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { bindLabels, tellsNamespacesApart } from './bindLabels';
import { namedQueries, RULE_ANNOTATION } from './namedQueries';
import type { PrometheusClient } from './PrometheusClient';
import type { NamedQuery } from './readPrometheusConfig';

/** Namespace of entities whose name alone a query may be narrowed by. */
const DEFAULT_NAMESPACE = 'default';

/** An answer is used for so long: a page that is opened by many is asked for once. */
const TIME_TO_LIVE = 60_000;
const MOST_ANSWERS = 500;

type Identity = Parameters<typeof bindLabels>[1];

type Answers = { since: number; answers: Promise<EntityMetrics> };

/**
 * What the named queries of an entity say. They are asked one after the other, so that an entity keeps Prometheus busy
 * with no more than one.
 * @internal
 */
export class MetricReader {
  readonly #queries: readonly NamedQuery[];
  readonly #prometheus: Pick<PrometheusClient, 'lastDay'>;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #known = new Map<string, Answers>();

  constructor(options: {
    queries: readonly NamedQuery[];
    prometheus: Pick<PrometheusClient, 'lastDay'>;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#queries = options.queries;
    this.#prometheus = options.prometheus;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async metricsOf(ref: string): Promise<EntityMetrics> {
    const entity = await this.#entity(ref);
    const annotation = entity?.metadata.annotations?.[RULE_ANNOTATION];
    const key = JSON.stringify([ref, annotation]);
    const known = this.#known.get(key);
    if (known && performance.now() - known.since < TIME_TO_LIVE) {
      return known.answers;
    }
    const answers = this.#read(ref, entity);
    this.#known.delete(key);
    this.#known.set(key, { since: performance.now(), answers });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_ANSWERS) this.#known.delete(oldest);
    return answers;
  }

  async #entity(ref: string): Promise<Entity | undefined> {
    try {
      return await this.#catalog.getEntityByRef(ref, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
    } catch (error) {
      throw new EntityCostError({
        code: 'facts-unavailable',
        message: 'The catalog does not answer. Try again.',
        cause: error,
      });
    }
  }

  async #read(ref: string, entity: Entity | undefined): Promise<EntityMetrics> {
    const annotation = entity?.metadata.annotations?.[RULE_ANNOTATION];
    const identity = identityOf(ref, entity);
    const { named, unknown } = namedQueries(annotation, this.#queries);
    const items: EntityMetric[] = [];
    for (const query of named) items.push(await this.#ask(identity, query));
    return { entity: ref, items, unknown };
  }

  async #ask(identity: Identity, named: NamedQuery): Promise<EntityMetric> {
    const { name, title, unit, query, kind } = named;
    const about = { name, title, ...(unit !== undefined && { unit }) };
    // a namesake of another kind or namespace would be shown what is not its own
    const isMeant =
      identity.kind === kind &&
      (identity.namespace.toLowerCase() === DEFAULT_NAMESPACE ||
        tellsNamespacesApart(query));
    if (!isMeant) {
      return { ...about, state: 'failed', code: 'not-for-entity', points: [] };
    }
    const answer = await this.#prometheus.lastDay(bindLabels(query, identity));
    if (answer.state === 'failed') {
      const { code, detail } = answer;
      this.#logger.warn('A named query of Prometheus failed', {
        query: name,
        code,
        detail: detail ?? '',
      });
      return { ...about, state: 'failed', code, points: [] };
    }
    if (answer.state === 'empty')
      return { ...about, state: 'empty', points: [] };
    const points = answer.points.map(({ at, value }) => ({
      at: new Date(at).toISOString(),
      ...(value !== undefined && { value }),
    }));
    const last = points.filter(({ value }) => value !== undefined).at(-1);
    return {
      ...about,
      state: last ? 'known' : 'empty',
      ...(last && { value: last.value, at: last.at }),
      points,
    };
  }
}

/** Labels have names as the entity is written; a reference has them in lower case. */
function identityOf(ref: string, entity: Entity | undefined): Identity {
  const { kind, namespace, name } = parseEntityRef(ref);
  const { metadata } = entity ?? {};
  return {
    kind,
    namespace: metadata?.namespace ?? namespace,
    name: metadata?.name ?? name,
    ref,
  };
}
