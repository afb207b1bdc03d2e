import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import {
  createDecisionPipeline,
  type DecisionPipeline,
} from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import type { Instruments } from '../announce';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../base/config';
import { PolicyArchive, type LoadedPolicy } from './bundles';
import { PolicyEvaluator, type ExceptionsInForce } from './decisions';
import { FactsService } from './facts';

/** Facts and rules in force, ready to evaluate. @internal */
export type PolicyPipeline = {
  pipeline: DecisionPipeline;
  evaluator: PolicyEvaluator;
  policy: LoadedPolicy;
  archive: PolicyArchive;
};

/** @internal */
export async function createPipeline(deps: {
  services: Pick<Services, 'adapters' | 'lifecycle' | 'logger'>;
  config: Pick<GuardrailsConfig, 'decisions' | 'evidence' | 'operations'>;
  knex: Knex;
  policy: LoadedPolicy;
  providers: FactProvider[];
  exceptions: ExceptionsInForce;
  sealingKey: Uint8Array;
  instruments: Pick<Instruments, 'workerEnded'>;
}): Promise<PolicyPipeline> {
  const { services, config, policy, providers, instruments } = deps;
  const facts = new FactsService({ providers, logger: services.logger });
  const pipeline = createDecisionPipeline({
    facts: {
      resourceTypes: facts.resourceTypes,
      factsFor: (
        { target, owner, system, environment, ...references },
        options,
      ) =>
        facts.factsFor(
          { target: { ref: target, owner, system, environment }, references },
          options,
        ),
    },
    workers: {
      size: config.decisions.workers,
      smallQueueLimit: config.decisions.maxConcurrent,
      isQuick: ({ digest }) => digest === policy.shipped,
      ended: instruments.workerEnded,
    },
  });
  // Before anything is evaluated: a decision must never name a bundle that is not kept.
  const archive = new PolicyArchive({ knex: deps.knex });
  await archive.keep(policy);
  pipeline.load(policy.bundle);
  services.lifecycle.addShutdownHook(() => pipeline.close());
  const evaluator = new PolicyEvaluator({
    pipeline,
    policy,
    adapters: services.adapters,
    exceptions: deps.exceptions,
    sealingKey: deps.sealingKey,
    maxSize: config.evidence.maxSize,
    withoutRule: config.operations.withoutRule,
  });
  return { pipeline, evaluator, policy, archive };
}
