import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Instruments } from '../../announce';
import type { Services, Task } from '../../base';
import type { GuardrailsConfig } from '../../base/config';
import type { ConcurrencyLimiter, Quotas } from '../../base/limits';
import type { PolicyPipeline } from '../../decision';
import type { DecisionRecorder } from '../../decision/decisions';
import { engine } from '../../decision/decisions/engine';
import type { DatabaseActiveExceptions } from '../../governance/exceptions';
import type { Routes } from '../../http';
import type { Identity } from '../../identity';
import type { Caller } from '../../identity/actors';
import type { FindingReader } from '../findings/queries/FindingReader';
import { decideOnEntity } from './commands/decideOnEntity';
import { decideOnFinding } from './commands/decideOnFinding';
import { sweepCatalog } from './commands/sweepCatalog';
import { advisoryAtFirst } from './evaluation/advisoryAtFirst';
import type { ReadExceptions } from './evaluation/exceptionsOf';
import { policyDigests } from './evaluation/policyDigests';
import { OwnFacts } from './facts/OwnFacts';
import { addSweepRoutes } from './routes';

/** A sweep that runs longer is started anew, and goes on where it was. */
const LONGEST = { hours: 6 };

type SweepParts = {
  services: Pick<Services, 'auth' | 'catalog' | 'logger' | 'entityFacts'>;
  config: GuardrailsConfig['compliance']['sweep'];
  knex: Knex;
  decisions: Pick<PolicyPipeline, 'pipeline' | 'policy' | 'archive'> & {
    recorder: DecisionRecorder;
    concurrency: ConcurrencyLimiter;
    book: DatabaseActiveExceptions;
  };
  identity: Identity;
  findings: FindingReader;
  quotas: Quotas;
  instruments: Pick<Instruments, 'swept'>;
};

/** The sweep of the catalog, and decisions about what it finds. @internal */
export function createSweep(deps: SweepParts): {
  routes: Routes;
  tasks: Task[];
} {
  const { services, config, knex, decisions, identity } = deps;
  const { findings, quotas } = deps;
  const { auth, catalog, logger, entityFacts } = services;
  const { pipeline, policy, archive, recorder, book, concurrency } = decisions;
  const parameters =
    config.levels === 'advisory'
      ? advisoryAtFirst(policy.parameters)
      : policy.parameters;
  const bundle = policy.bundle.digest;
  const sources: EntityFactSource[] = [new OwnFacts({ knex }), ...entityFacts];
  const readExceptions: ReadExceptions = uids => book.ofEntities(uids);
  const evaluation = {
    ...{ catalog, auth, logger, sources, pipeline, readExceptions },
    policy: { bundle, parameters },
    keepSnapshot: book.snapshots.keep.bind(book.snapshots),
  };
  const entities = {
    ...{ quotas, evaluation, recorder },
    keepParameters: () => archive.keepParameters(parameters),
  };
  const deciding = {
    ...{ ...identity, findings, concurrency },
    isSweeping: config.enabled,
    decide: (caller: Caller, finding: FindingRecord) =>
      decideOnEntity(entities, caller, finding),
  };
  const task = sweepTask(deps, {
    ...{ knex, catalog, auth, logger, sources, readExceptions },
    policyOf: policyDigests({
      bundle: policy.bundle,
      parameters,
      engine: engine.version,
    }),
    evaluation: { pipeline, parameters, logger, bundle },
  });
  return {
    routes: tools =>
      addSweepRoutes(tools, {
        decide: (caller, id, note) =>
          decideOnFinding(deciding, caller, { id, note }),
      }),
    tasks: config.enabled ? [task] : [],
  };
}

/** One task across all replicas. */
function sweepTask(
  {
    config,
    instruments,
    services: { logger },
  }: Pick<SweepParts, 'config' | 'instruments' | 'services'>,
  sweeping: Parameters<typeof sweepCatalog>[0],
): Task {
  return {
    id: 'guardrails-sweep',
    frequency: { milliseconds: config.every },
    timeout: LONGEST,
    // The catalog is filled first.
    initialDelay: { minutes: 1 },
    fn: async () => {
      const report = await sweepCatalog(sweeping);
      instruments.swept(report);
      if (!report.complete) {
        logger.warn(
          'The catalog could not be read as a whole: nothing is said about entities that it did not list',
          report,
        );
      }
      if (report.evaluated + report.failed + report.gone > 0) {
        logger.info('Swept the catalog', report);
      }
    },
  };
}
