import type { Finding, Verdict } from '@backstage-guardrails/policy-model';
import type { PreviewRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { candidatesFor, type Fix } from '../preview/candidatesFor';
import type { FormField } from '../preview/fieldOf';
import { deniedIn, keyOf, removesFinding } from '../preview/removesFinding';
import { provenFixes } from '../preview/readFields';

/** What came of trying to correct the values of a denied run. @internal */
export type Trial = {
  /** The values that were changed, each tried with those before it. */
  fixes: (Fix & { from: unknown })[];
  /** The estimate for the values with all of these fixes. */
  outcome: Verdict['outcome'];
  /** Violations that no value of the form was found for. */
  open: Finding[];
  /** Violations that only a plan shows, so that nothing could be tried. */
  unseen: Finding[];
};

type ModuleRequest = PreviewRequest & {
  subject: { module: string; values: Record<string, unknown> };
};

/** Previews are limited for each person, so a page asks for so many at most. */
const AT_MOST = 12;

/**
 * Corrects one violation after the other. A value is taken only if policy was asked about it, the violation is gone
 * and no other has come. Nothing is recorded.
 * @internal
 */
export async function tryFixes(options: {
  request: ModuleRequest;
  /** Why the run was denied. */
  denied: readonly Finding[];
  fields: readonly FormField[];
  preview: (request: PreviewRequest) => Promise<Verdict>;
}): Promise<Trial> {
  const { request, denied, fields, preview } = options;
  const ask = (values: Record<string, unknown>) =>
    preview({ ...request, subject: { ...request.subject, values } });

  let { values } = request.subject;
  let verdict = await ask(values);
  let left = AT_MOST - 1;
  const seen = new Set(deniedIn(verdict).map(keyOf));
  const fixes: Trial['fixes'] = [];

  for (const finding of deniedIn(verdict)) {
    for (const fix of candidatesOf(finding, fields)) {
      if (left === 0 || isGone(finding, verdict)) break;
      left -= 1;
      const tried = { ...values, [fix.field]: fix.value };
      const after = await ask(tried);
      if (!removesFinding({ finding, before: verdict, after })) continue;
      fixes.push({ ...fix, from: values[fix.field] });
      values = tried;
      verdict = after;
    }
  }
  return {
    fixes,
    outcome: verdict.outcome,
    open: deniedIn(verdict),
    unseen: denied.filter(finding => !seen.has(keyOf(finding))),
  };
}

function candidatesOf(finding: Finding, fields: readonly FormField[]): Fix[] {
  const proven = provenFixes(finding, fields);
  return proven.length > 0 ? proven : candidatesFor(finding, fields);
}

function isGone(finding: Finding, verdict: Verdict): boolean {
  const key = keyOf(finding);
  return !verdict.findings.some(other => keyOf(other) === key);
}
