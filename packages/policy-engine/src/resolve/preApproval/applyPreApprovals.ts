import type {
  Finding,
  Input,
  ParameterSet,
  PreApproval,
  PreApprovalAnswer,
} from '@backstage-guardrails/policy-model';
import { compare } from '../compareFindings';
import { outcomeOf } from '../outcomeOf';
import type { Sentences } from '../sentences';
import { refusalOfAll } from './refusalOfAll';
import { refusalOfOne } from './refusalOfOne';

/** Plans, and the predictions of forms: they tell whoever fills in a form that a plan has to show it. */
const FORMATS = ['terraform-plan', 'module-values'];

/** A verdict names so many pre-approvals that did not fit; more would be no help. */
const NAMED = 10;

/**
 * Lets a pre-approval stand in for the consent of people: all of it or nothing. A change that is denied stays
 * denied, and a finding that the pre-approval does not name by its rule asks everybody as if there were none.
 *
 * Like an exception it marks findings and removes none, so the fingerprint of a change that is pre-approved is
 * another one than that of the same change that people have to consent to.
 * @internal
 */
export function applyPreApprovals(options: {
  findings: Finding[];
  input: Input;
  parameters: ParameterSet;
  sentences: Sentences;
}): { findings: Finding[]; preApproval?: PreApprovalAnswer } {
  const { findings, input } = options;
  const sentences = options.sentences.preApproval;
  const { preApprovals = [] } = options.parameters;
  const concerned =
    preApprovals.length > 0 &&
    input.subject.type === 'infrastructure' &&
    FORMATS.includes(input.source.format) &&
    outcomeOf(findings) === 'needs-approval';
  if (!concerned) return { findings };
  const asked = findings.filter(f => f.disposition === 'enforced');

  const candidates = preApprovals
    .filter(preApproval => isAbout(preApproval, input))
    .sort((a, b) => compare(a.id, b.id));
  if (candidates.length === 0) return { findings };
  const never = refusalOfAll({ findings: asked, input, sentences });
  if (never) {
    return { findings, preApproval: { status: 'not-used', because: [never] } };
  }
  const tried = candidates.map(preApproval => ({
    preApproval,
    refusal: refusalOfOne({
      preApproval,
      findings: asked,
      input,
      sentences,
    }),
  }));
  const fitting = tried.find(({ refusal }) => refusal === undefined);
  if (fitting) return standIn(findings, fitting.preApproval);
  const because = tried
    .flatMap(({ preApproval: { id }, refusal }) =>
      refusal ? [{ id, ...refusal }] : [],
    )
    .slice(0, NAMED);
  return { findings, preApproval: { status: 'not-used', because } };
}

/** Where nothing is proven, any of them could be the one that somebody expected. */
function isAbout({ template, module }: PreApproval, { source }: Input) {
  const { madeFrom } = source;
  return (
    madeFrom === undefined ||
    madeFrom.module.id === module.id ||
    madeFrom.template?.ref === template.ref
  );
}

function standIn(
  findings: Finding[],
  { id, why }: PreApproval,
): { findings: Finding[]; preApproval: PreApprovalAnswer } {
  const answered = findings.map(
    (finding): Finding =>
      finding.disposition === 'enforced'
        ? { ...finding, disposition: 'waived', preApproval: id }
        : finding,
  );
  const rules = answered
    .filter(({ preApproval }) => preApproval !== undefined)
    .map(({ rule }) => rule);
  return {
    findings: answered,
    preApproval: {
      status: 'used',
      id,
      why,
      rules: [...new Set(rules)].sort(compare),
    },
  };
}
