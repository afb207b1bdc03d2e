import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import {
  createDecisionLine,
  type DecisionLine,
} from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import type { Instruments } from '../../announce';
import type { Services } from '../../base';
import { PolicyArchive, type LoadedPolicy } from '../bundles';
import type { GuardrailsConfig } from '../../base/config';
import { FactsService } from '../facts';

/** Facts and rules in force, ready to evaluate. @internal */
export async function createPipeline(deps: {
  services: Pick<Services, 'lifecycle' | 'logger'>;
  config: Pick<GuardrailsConfig, 'decisions'>;
  knex: Knex;
  policy: LoadedPolicy;
  providers: FactProvider[];
  instruments: Pick<Instruments, 'workerEnded'>;
}): Promise<{ line: DecisionLine; archive: PolicyArchive }> {
  const { services, config, knex, policy, providers, instruments } = deps;
  const facts = new FactsService({ providers, logger: services.logger });
  const line = createDecisionLine({
    facts: {
      factsFor: ({ target, ...references }) =>
        facts.factsFor({ target: { ref: target }, references }),
    },
    workers: {
      size: config.decisions.workers,
      smallQueueLimit: config.decisions.maxConcurrent,
      isQuick: ({ digest }) => digest === policy.shipped,
      ended: instruments.workerEnded,
    },
  });
  // Before anything is judged: a decision must never name a bundle that is not kept.
  const archive = new PolicyArchive({ knex });
  await archive.keep(policy);
  line.load(policy.bundle);
  services.lifecycle.addShutdownHook(() => line.close());
  return { line, archive };
}
