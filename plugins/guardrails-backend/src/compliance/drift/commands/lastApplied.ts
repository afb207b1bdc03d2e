import { digestSchema } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { DecisionLog } from '../../../decision/decisions';
import { UNRESTRICTED } from '../../../identity/access';
import type { Applied, DriftOfTarget } from '../model/rows';

const inputSchema = z.looseObject({
  source: z.looseObject({
    madeFrom: z.looseObject({
      module: z.looseObject({ digest: digestSchema }),
    }),
  }),
});

const NO_RECORD =
  'The record of its last change is no longer kept, so the version of its module is not known. Run its template again.';

/**
 * What a target was applied with last, from the decision of the change. Without it nothing says what the target should
 * be: another version of the module plans changes that are no drift, and a change that failed half-way leaves some.
 * Answers the reason where there is nothing to compare with.
 * @internal
 */
export async function lastApplied(
  deps: { knex: Knex; log: Pick<DecisionLog, 'get' | 'input'> },
  target: Pick<DriftOfTarget, 'target_ref' | 'environment' | 'revision'>,
): Promise<Applied | { reason: string }> {
  const { knex, log } = deps;
  const grant: { decision_id: string; status: string | null } | undefined =
    await knex('grants')
      .join('decisions', 'decisions.id', 'grants.decision_id')
      .where('grants.target_ref', target.target_ref)
      .where('decisions.environment', target.environment)
      // An operation on it, or a deployment to it, leaves it as it was applied.
      .where('decisions.format', 'terraform-plan')
      .whereNotNull('grants.redeemed_at')
      .orderBy('grants.redeemed_at', 'desc')
      .first('grants.decision_id', 'grants.status');
  if (!grant) {
    return {
      reason:
        target.revision === 0 ? 'It was not applied from here yet.' : NO_RECORD,
    };
  }
  if (grant.status !== 'applied') {
    return {
      reason:
        'Its last change did not succeed, so it is not known what should exist. Run its template again.',
    };
  }
  const { decision_id: id } = grant;
  const [stored, input] = await Promise.all([
    log.get(id, UNRESTRICTED),
    log.input(id),
  ]);
  const read =
    input &&
    inputSchema.safeParse(JSON.parse(Buffer.from(input).toString('utf8')));
  if (!stored?.run || !read?.success) {
    return { reason: NO_RECORD };
  }
  const { task, template } = stored.run;
  const { digest } = read.data.source.madeFrom.module;
  return { digest, task, ...(template !== undefined && { template }) };
}
