import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  Decision,
  DriftedResource,
  Input,
} from '@backstage-guardrails/policy-model';
import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import { coverageOf, type Coverage } from '../../findings/model';
import type { DriftDeps } from '../DriftDeps';
import { readDrift } from '../model/readDrift';
import { costOfDrift, type DriftCost } from './costOfDrift';

/** The format of what exists; no grant is minted for a decision about it. */
const STANDING = 'terraform-state';

/** What the decision of a check says. @internal */
export type EvaluatedCheck = {
  decision: Decision;
  drift: DriftedResource[];
  covers: Coverage;
  /** Whether a resource is among what exists. */
  stands: (address: string) => boolean;
  cost?: DriftCost;
};

/**
 * The decision that a check led to: the enforcement point's own, made for this check, about what exists. What has drifted
 * is read from the input that this service made of the evidence, not from the report.
 * @throws GuardrailsError `bad-request`
 * @internal
 */
export async function readEvaluated(
  deps: Pick<DriftDeps, 'evaluator' | 'evidence' | 'log'>,
  caller: Caller,
  { run, decision: id }: { run: string; decision: string },
): Promise<EvaluatedCheck> {
  const [stored, bytes] = await Promise.all([
    deps.log.get(id, UNRESTRICTED),
    deps.log.input(id),
  ]);
  const input: Input | undefined =
    bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
  const drift = readDrift(input);
  const own =
    stored?.principal === caller.principal &&
    stored.run?.task === run &&
    stored.decision.source.format === STANDING;
  if (!own || !input || !drift) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `The decision is not one that this enforcement point requested for the check, about ${STANDING}.`,
      path: '/decision',
    });
  }
  const { decision } = stored;
  const cost = await costOfDrift(deps, caller, decision);
  return {
    decision,
    drift,
    covers: coverageOf({ input, verdict: decision.verdict }),
    stands: standingIn(input),
    ...(cost && { cost }),
  };
}

function standingIn({ subject }: Input): EvaluatedCheck['stands'] {
  const changes = subject.type === 'infrastructure' ? subject.changes : [];
  const standing = new Set(changes.map(({ address }) => address));
  return address => standing.has(address);
}
