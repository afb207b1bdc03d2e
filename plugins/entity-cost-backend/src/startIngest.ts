import type {
  LifecycleService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import type { BillingSource } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Knex } from 'knex';
import { readIngestConfig } from './config/readIngestConfig';
import { createBulkReader } from './duckdb';
import type { CatalogReader } from './entities';
import { Ingest, observeCosts, pruneCosts } from './operate';
import { RuleBook } from './rules';

/** Loads, allocates and prunes in one replica at a time. @internal */
export async function startIngest(options: {
  services: {
    config: RootConfigService;
    lifecycle: LifecycleService;
    logger: LoggerService;
    metrics: Pick<MetricsService, 'createObservableGauge'>;
    scheduler: SchedulerService;
  };
  knex: Knex;
  catalog: Pick<CatalogReader, 'recent'>;
  /** Of modules. */
  sources: readonly BillingSource[];
}): Promise<{ ingest: Ingest; rules: RuleBook }> {
  const { services, knex, catalog } = options;
  const { logger, lifecycle, metrics, scheduler } = services;
  const config = readIngestConfig(services.config);
  const sources = [...config.sources, ...options.sources];
  const all = [...config.uploads, ...sources];
  const twice = all.find(
    ({ id }, index) => all.findIndex(other => other.id === id) !== index,
  );
  if (twice) {
    throw new InputError(
      `Two sources have the id ${twice.id}. Give the source in entityCost.sources another id.`,
    );
  }
  const rules = new RuleBook({ knex, configured: config.rules });
  const ingest = new Ingest({
    knex,
    logger,
    sources,
    uploads: config.uploads,
    readRules: () => rules.inForce(),
    limits: config.limits,
    temporaryFolder: config.temporaryFolder,
    bulk: createBulkReader({
      ...config.reader,
      temporaryFolder: config.temporaryFolder,
    }),
    readCatalog: () => catalog.recent(),
  });
  await ingest.declareSources();
  observeCosts({ metrics, knex });

  const stopped = new AbortController();
  lifecycle.addShutdownHook(() => stopped.abort());
  const { signal } = stopped;
  const task = (
    id: string,
    minutes: number,
    fn: (ending: AbortSignal) => Promise<unknown>,
  ) =>
    scheduler.scheduleTask({
      id,
      frequency: { minutes },
      initialDelay: { seconds: 30 },
      timeout: { hours: 3 },
      signal,
      fn: async ending => {
        await fn(AbortSignal.any([signal, ending]));
      },
    });
  await task('entity-cost-load', 60, ending => ingest.loadAll(ending));
  await task('entity-cost-allocate', 10, ending => ingest.allocate(ending));
  await task('entity-cost-prune', 60, ending =>
    pruneCosts(knex, { signal: ending }),
  );
  return { ingest, rules };
}
