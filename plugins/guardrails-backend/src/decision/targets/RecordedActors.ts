import type { Decision } from '@backstage-guardrails/policy-model';
import type { ReadScope } from '../../identity/access';

/** What the registry needs of decisions: who they are on record for. @internal */
export interface RecordedActors {
  get(
    decision: string,
    scope: ReadScope,
  ): Promise<{ decision: Pick<Decision, 'actor'> } | undefined>;
}
