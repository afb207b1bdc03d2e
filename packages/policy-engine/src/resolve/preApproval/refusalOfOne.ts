import type {
  Finding,
  Input,
  MadeFrom,
  PreApproval,
} from '@backstage-guardrails/policy-model';
import { refusal, type Refusal } from './Refusal';
import { refusalOfValues } from './refusalOfValues';

/** Why one pre-approval is not about this very change; nothing where it is. @internal */
export function refusalOfOne(options: {
  preApproval: PreApproval;
  findings: Finding[];
  input: Input;
}): Refusal | undefined {
  const { preApproval, findings, input } = options;
  const { madeFrom } = input.source;
  if (!madeFrom) {
    return refusal('not-proven', 'template and module are not known');
  }
  return (
    refusalOfTime(preApproval, input) ??
    refusalOfTemplate(preApproval, madeFrom) ??
    refusalOfModule(preApproval, madeFrom) ??
    refusalOfValues({
      ranges: preApproval.values,
      module: madeFrom.module,
    }) ??
    refusalOfRules(preApproval, findings)
  );
}

function refusalOfTime(
  { environments, until }: PreApproval,
  { target, time }: Input,
): Refusal | undefined {
  const { environment } = target;
  if (
    environments &&
    (environment === undefined || !environments.includes(environment))
  ) {
    return refusal(
      'environment-differs',
      `it is for ${environments.join(', ')}, not for ${
        environment ?? 'an environment without a name'
      }`,
    );
  }
  return until !== undefined && Date.parse(time.instant) >= Date.parse(until)
    ? refusal('expired', `it ended at ${until}`)
    : undefined;
}

function refusalOfTemplate(
  { template: expected }: PreApproval,
  { template }: MadeFrom,
): Refusal | undefined {
  if (!template) {
    return refusal(
      'template-unknown',
      'the run that made the plan was not found, so its template is not known',
    );
  }
  if (template.ref !== expected.ref) {
    return refusal(
      'template-differs',
      `the template is ${template.ref}, not ${expected.ref}`,
    );
  }
  return template.digest === expected.digest
    ? undefined
    : refusal(
        'template-digest-differs',
        `the template differs: its digest is ${template.digest}, not ${expected.digest}`,
      );
}

function refusalOfModule(
  { module: expected }: PreApproval,
  { module }: MadeFrom,
): Refusal | undefined {
  if (module.id !== expected.id) {
    return refusal(
      'module-differs',
      `the module is ${module.id}, not ${expected.id}`,
    );
  }
  return module.digest === expected.digest
    ? undefined
    : refusal(
        'module-digest-differs',
        `the module differs: its digest is ${module.digest}, not ${expected.digest}`,
      );
}

function refusalOfRules(
  { rules }: PreApproval,
  findings: Finding[],
): Refusal | undefined {
  const other = findings.find(({ rule }) => !rules.includes(rule));
  return (
    other && refusal('rule-not-named', `it says nothing about ${other.rule}`)
  );
}
