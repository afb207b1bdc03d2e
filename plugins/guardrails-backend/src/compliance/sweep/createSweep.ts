import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import type { Knex } from 'knex';
import type { Instruments } from '../../announce';
import type { Services, Task } from '../../base';
import type { GuardrailsConfig } from '../../base/config';
import type { PolicyPipeline } from '../../decision';
import { engine } from '../../decision/decisions/engine';
import { sweepCatalog } from './commands/sweepCatalog';
import { advisoryAtFirst } from './evaluation/advisoryAtFirst';
import { policyDigests } from './evaluation/policyDigests';
import { OwnFacts } from './facts/OwnFacts';

/** A sweep that runs longer is started anew, and goes on where it was. */
const LONGEST = { hours: 6 };

/** The sweep of the catalog: one task across all replicas, or none where it is switched off. @internal */
export function createSweep(deps: {
  services: Pick<Services, 'auth' | 'catalog' | 'logger' | 'entityFacts'>;
  config: GuardrailsConfig['compliance']['sweep'];
  knex: Knex;
  decisions: Pick<PolicyPipeline, 'pipeline' | 'policy'>;
  instruments: Pick<Instruments, 'swept'>;
}): Task[] {
  const { services, config, knex, decisions, instruments } = deps;
  const { auth, catalog, logger, entityFacts } = services;
  const { pipeline, policy } = decisions;
  if (!config.enabled) return [];
  const parameters =
    config.levels === 'advisory'
      ? advisoryAtFirst(policy.parameters)
      : policy.parameters;
  const sources: EntityFactSource[] = [new OwnFacts({ knex }), ...entityFacts];
  const policyOf = policyDigests({
    bundle: policy.bundle,
    parameters,
    engine: engine.version,
  });
  return [
    {
      id: 'guardrails-sweep',
      frequency: { milliseconds: config.every },
      timeout: LONGEST,
      // The catalog is filled first.
      initialDelay: { minutes: 1 },
      fn: async () => {
        const report = await sweepCatalog({
          ...{ knex, catalog, auth, logger, sources, policyOf },
          evaluation: {
            ...{ pipeline, parameters, logger },
            bundle: policy.bundle.digest,
          },
        });
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
    },
  ];
}
