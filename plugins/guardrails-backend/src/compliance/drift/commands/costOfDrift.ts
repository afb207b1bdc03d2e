import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import type { Caller } from '../../../identity/actors';
import type { DriftDeps } from '../DriftDeps';

/** @internal */
export type DriftCost = NonNullable<TargetDrift['cost']>;

const estimateSchema = z.looseObject({
  currency: z.string(),
  net: z.number(),
  /** With one of these, the rest is no cost of the drift. */
  unpriced: z.array(z.unknown()).length(0),
});

/**
 * What the drift costs in a month: what the plan that takes it back would save. Only where something estimates plans,
 * everything in this one has a price, and the evidence is still there; nothing rests on it, so nothing fails over it.
 * @internal
 */
export async function costOfDrift(
  { evaluator, evidence }: Pick<DriftDeps, 'evaluator' | 'evidence'>,
  caller: Caller,
  decision: Decision,
): Promise<DriftCost | undefined> {
  const bytes = await evidence.read(caller.principal, decision.source.digest);
  if (!bytes) return undefined;
  try {
    const { facts } = await evaluator.evaluate({
      evidence: bytes,
      format: 'terraform-plan',
      actor: caller.actor,
      target: decision.target,
      instant: new Date(decision.evaluatedAt),
      fairnessKey: caller.principal,
    });
    const fact = facts['cost.estimate'];
    const read =
      fact?.status === 'known' && estimateSchema.safeParse(fact.value);
    if (!read || !read.success) return undefined;
    const { currency, net } = read.data;
    return net === 0 ? undefined : { currency, amount: -net };
  } catch {
    return undefined;
  }
}
