import type {
  Finding,
  Input,
  MadeFrom,
  PreApproval,
} from '@backstage-guardrails/policy-model';
import type { Sentences } from '../sentences';
import { refusal, type Refusal } from './Refusal';
import { refusalOfValues } from './refusalOfValues';

type Reasons = Sentences['preApproval'];

/** Why one pre-approval is not about this very change; nothing where it is. @internal */
export function refusalOfOne(options: {
  preApproval: PreApproval;
  findings: Finding[];
  input: Input;
  sentences: Reasons;
}): Refusal | undefined {
  const { preApproval, findings, input, sentences } = options;
  const { madeFrom } = input.source;
  if (!madeFrom) {
    return refusal('not-proven', sentences.nothingKnown);
  }
  return (
    refusalOfTime(preApproval, input, sentences) ??
    refusalOfTemplate(preApproval, madeFrom, sentences) ??
    refusalOfModule(preApproval, madeFrom, sentences) ??
    refusalOfValues({
      ranges: preApproval.values,
      module: madeFrom.module,
      sentences,
    }) ??
    refusalOfRules(preApproval, findings, sentences)
  );
}

function refusalOfTime(
  { environments, until }: PreApproval,
  { target, time }: Input,
  sentences: Reasons,
): Refusal | undefined {
  const { environment } = target;
  if (
    environments &&
    (environment === undefined || !environments.includes(environment))
  ) {
    return refusal(
      'environment-differs',
      sentences.environmentDiffers({ environments, environment }),
    );
  }
  return until !== undefined && Date.parse(time.instant) >= Date.parse(until)
    ? refusal('expired', sentences.expired(until))
    : undefined;
}

function refusalOfTemplate(
  { template: expected }: PreApproval,
  { template }: MadeFrom,
  sentences: Reasons,
): Refusal | undefined {
  if (!template) {
    return refusal('template-unknown', sentences.templateUnknown);
  }
  if (template.ref !== expected.ref) {
    return refusal(
      'template-differs',
      sentences.templateDiffers({
        actual: template.ref,
        expected: expected.ref,
      }),
    );
  }
  return template.digest === expected.digest
    ? undefined
    : refusal(
        'template-digest-differs',
        sentences.templateDigestDiffers({
          actual: template.digest,
          expected: expected.digest,
        }),
      );
}

function refusalOfModule(
  { module: expected }: PreApproval,
  { module }: MadeFrom,
  sentences: Reasons,
): Refusal | undefined {
  if (module.id !== expected.id) {
    return refusal(
      'module-differs',
      sentences.moduleDiffers({ actual: module.id, expected: expected.id }),
    );
  }
  return module.digest === expected.digest
    ? undefined
    : refusal(
        'module-digest-differs',
        sentences.moduleDigestDiffers({
          actual: module.digest,
          expected: expected.digest,
        }),
      );
}

function refusalOfRules(
  { rules }: PreApproval,
  findings: Finding[],
  sentences: Reasons,
): Refusal | undefined {
  const other = findings.find(({ rule }) => !rules.includes(rule));
  return other && refusal('rule-not-named', sentences.ruleNotNamed(other.rule));
}
