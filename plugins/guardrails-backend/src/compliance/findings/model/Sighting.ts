import type {
  Finding,
  Input,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { coverageOf, movesOf, type Coverage } from './coverageOf';

/** What one decision saw of what is deployed. @internal */
export type Sighting = {
  decision: string;
  seenAt: string;
  findings: Finding[];
  covers: Coverage;
  /** Old addresses of resources with their new ones. */
  moves: Map<string, string>;
};

/** `input` is absent where it was removed by retention: such a decision finds, and resolves nothing. @internal */
export function toSighting(options: {
  decision: { id: string; recordedAt: string; verdict: Verdict };
  input: Pick<Input, 'subject'> | undefined;
}): Sighting {
  const { decision, input } = options;
  const { id, recordedAt, verdict } = decision;
  return {
    decision: id,
    seenAt: recordedAt,
    findings: verdict.findings.filter(
      ({ disposition }) => disposition !== 'shadow',
    ),
    covers: coverageOf({ input, verdict }),
    moves: movesOf(input),
  };
}
