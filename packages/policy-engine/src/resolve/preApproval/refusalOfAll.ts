import type {
  ChangeKind,
  Finding,
  Input,
} from '@backstage-guardrails/policy-model';
import type { Sentences } from '../sentences';
import { refusal, type Refusal } from './Refusal';

/** Whatever is not known to leave everything standing is for people to consent to. */
const HARMLESS: ChangeKind[] = ['create', 'update', 'read', 'no-op'];

/** What no pre-approval covers, however it is written. @internal */
export function refusalOfAll(options: {
  findings: Finding[];
  input: Input;
  sentences: Sentences['preApproval'];
}): Refusal | undefined {
  const { findings, input, sentences } = options;
  const { actor, source, skipped, subject } = input;
  const { madeFrom } = source;
  // Only a person can be served by it, through the very enforcement point that vouches for the plan.
  const proven =
    madeFrom !== undefined &&
    source.format === 'terraform-plan' &&
    actor.kind === 'human' &&
    actor.onBehalfOf === madeFrom.by;
  if (!proven) {
    return refusal('not-proven', sentences.notProven);
  }
  if (skipped.length > 0) {
    return refusal(
      'evidence-incomplete',
      sentences.evidenceIncomplete(skipped[0].part),
    );
  }
  const unclear = findings.find(({ kind }) => kind !== 'violation');
  if (unclear) {
    return refusal('not-a-violation', sentences.notAViolation(unclear.rule));
  }
  if (subject.type !== 'infrastructure') {
    return refusal('not-proven', sentences.notInfrastructure);
  }
  const ending = subject.changes.find(({ kind }) => !HARMLESS.includes(kind));
  if (ending || input.action === 'destroy') {
    return refusal(
      'destroys',
      ending ? sentences.destroysResource(ending) : sentences.destroys,
    );
  }
  const floating = subject.configuration.modules.find(
    ({ pinning }) => pinning !== 'local' && pinning !== 'pinned',
  );
  return floating
    ? refusal('module-unpinned', sentences.moduleUnpinned(floating))
    : undefined;
}
