import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { Initiator } from '../task';

/**
 * Asks for the decision about what a registered module would make of some values. The decision service
 * reads the module's description from its own registry, and grants nothing for a prediction.
 * @internal
 */
export async function decideOnModule(options: {
  guardrails: GuardrailsService;
  initiator: Initiator;
  module: { id: string; values: JsonObject };
  target: DecideRequest['target'];
  run: NonNullable<DecideRequest['run']>;
  signal?: AbortSignal;
}): Promise<Decision> {
  const { guardrails, initiator, module, target, run, signal } = options;
  return guardrails.decide(
    {
      evidence: { document: { module: module.id, values: module.values } },
      format: 'module-values',
      target,
      run,
    },
    { credentials: initiator.credentials, signal },
  );
}
