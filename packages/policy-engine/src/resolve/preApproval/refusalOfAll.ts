import type {
  ChangeKind,
  Finding,
  Input,
} from '@backstage-guardrails/policy-model';
import { refusal, type Refusal } from './Refusal';

/** Whatever is not known to leave everything standing is for people to consent to. */
const HARMLESS: ChangeKind[] = ['create', 'update', 'read', 'no-op'];

/** What no pre-approval covers, however it is written. @internal */
export function refusalOfAll(options: {
  findings: Finding[];
  input: Input;
}): Refusal | undefined {
  const { findings, input } = options;
  const { actor, source, skipped, subject } = input;
  const { madeFrom } = source;
  // Only a person can be served by it, through the very enforcement point that vouches for the plan.
  const proven =
    madeFrom !== undefined &&
    source.format === 'terraform-plan' &&
    actor.kind === 'human' &&
    actor.onBehalfOf === madeFrom.by;
  if (!proven) {
    return refusal(
      'not-proven',
      'template and module are proven only for a plan that a run of a template has made',
    );
  }
  if (skipped.length > 0) {
    return refusal(
      'evidence-incomplete',
      `a part of the evidence could not be read: ${skipped[0].part}`,
    );
  }
  const unclear = findings.find(({ kind }) => kind !== 'violation');
  if (unclear) {
    return refusal(
      'not-a-violation',
      `${unclear.rule} cannot be judged before apply`,
    );
  }
  if (subject.type !== 'infrastructure') {
    return refusal('not-proven', 'it is not about infrastructure');
  }
  const ending = subject.changes.find(({ kind }) => !HARMLESS.includes(kind));
  if (ending || input.action === 'destroy') {
    return refusal(
      'destroys',
      ending
        ? `the plan has a ${ending.kind} of ${ending.address}`
        : 'something is destroyed',
    );
  }
  const floating = subject.configuration.modules.find(
    ({ pinning }) => pinning !== 'local' && pinning !== 'pinned',
  );
  return floating
    ? refusal(
        'module-unpinned',
        `${floating.address} is fetched from ${floating.source} in a version that can change`,
      )
    : undefined;
}
