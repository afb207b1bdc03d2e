import type { EvaluateRequest } from '@backstage-guardrails/policy-decision';
import type {
  Actor,
  Facts,
  Input,
  MadeFrom,
} from '@backstage-guardrails/policy-model';

/** Which of {@link parameterVariants} a question is put with. @internal */
export type Variant = 'shipped' | 'mixed' | 'approval' | 'preApproved';

/** What evidence says, without the adapter of its format. @internal */
export type Adapted = Pick<Input, 'subject' | 'action' | 'source' | 'skipped'>;

/** A decision to record. @internal */
export type Question = {
  target: EvaluateRequest['target'];
  variant: Variant;
  /** By {@link rewordedRules} instead of the shipped ones. */
  reworded?: true;
  facts?: Facts;
  actor?: Actor;
  action?: EvaluateRequest['action'];
} & (
  | { adapted: Adapted }
  | {
      evidence: Uint8Array;
      format: EvaluateRequest['format'];
      madeFrom?: MadeFrom;
    }
);
