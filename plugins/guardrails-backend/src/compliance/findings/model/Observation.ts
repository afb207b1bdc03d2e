import type { Finding } from '@backstage-guardrails/policy-model';
import type { Moment, Waiver } from './FindingLife';

type Seen = {
  attributes: Finding;
  decision: string;
  /** When the decision was recorded. */
  seenAt: string;
  moment: Moment;
};

/** What a source says about one place. @internal */
export type Observation =
  /** A request has it; whether it will be applied is not known. */
  | (Seen & { kind: 'proposed' })
  | (Seen & { kind: 'found'; waiver?: Waiver })
  /** The source looked at the place and the finding is not there. */
  | { kind: 'absent'; moment: Moment }
  /** The source reported, and could not see the place. */
  | {
      kind: 'unseen';
      moment: Moment;
      /** Exceptions that count for the entity as it is now; absent where the source does not know them. */
      exceptions?: readonly string[];
    };
