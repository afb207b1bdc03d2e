import { EvidenceError } from '../../errors';
import { isRecord } from '../../evidence/isRecord';
import { planSchema, type Plan } from './schema';

const NEWEST_MAJOR = 1;

/** A document that can be judged as a plan, or the reason why not. @internal */
export function refuseNonPlan(document: Record<string, unknown>): Plan {
  if (isState(document)) {
    throw new EvidenceError({
      code: 'state-not-plan',
      message:
        'This is a Terraform state, not a plan. Run "terraform plan -out plan" and then "terraform show -json plan".',
    });
  }
  // First, because Terraform leaves out what it did not get to: an errored plan may have nothing else in it.
  if (document.errored === true) {
    throw new EvidenceError({
      code: 'plan-errored',
      path: '/errored',
      message:
        'Planning failed, so the plan is incomplete. Fix the errors that Terraform printed and plan again.',
    });
  }
  const parsed = planSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new EvidenceError({
      code: 'shape',
      path: `/${issue.path.join('/')}`,
      message: `Not a Terraform plan: "${issue.path.join(
        '.',
      )}" is missing or has the wrong type. Run "terraform show -json <plan file>".`,
    });
  }
  const plan = parsed.data;
  if (!plan.resource_changes && !isRecord(plan.planned_values)) {
    throw new EvidenceError({
      code: 'shape',
      path: '/planned_values',
      message:
        'Not a Terraform plan: it has no changes and no planned values. Run "terraform show -json <plan file>".',
    });
  }
  const major = majorOf(plan.format_version);
  if (major !== undefined && major > NEWEST_MAJOR) {
    throw new EvidenceError({
      code: 'format-version-unsupported',
      path: '/format_version',
      message: `The plan format is newer than ${NEWEST_MAJOR}.x. Update Guardrails.`,
    });
  }
  return plan;
}

/** The major format version; absent where the text is no version. @internal */
export function majorOf(version: string): number | undefined {
  const major = /^(\d{1,4})\.\d+/.exec(version)?.[1];
  return major === undefined ? undefined : Number(major);
}

/** A state file (`version`, `serial`, `lineage`) or what `show -json` makes of a state (`values`). */
function isState(document: Record<string, unknown>): boolean {
  if (
    Object.hasOwn(document, 'planned_values') ||
    Object.hasOwn(document, 'resource_changes')
  ) {
    return false;
  }
  return (
    (Object.hasOwn(document, 'serial') &&
      (Object.hasOwn(document, 'lineage') ||
        Object.hasOwn(document, 'resources') ||
        Object.hasOwn(document, 'modules'))) ||
    (Object.hasOwn(document, 'values') &&
      (Object.hasOwn(document, 'format_version') ||
        Object.hasOwn(document, 'terraform_version')))
  );
}
