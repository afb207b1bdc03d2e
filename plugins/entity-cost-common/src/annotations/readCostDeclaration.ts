import { displayText } from '@backstage-guardrails/display-text';
import type { Condition, CostClaim } from '../allocation';
import type { Money } from '../money';
import { BUDGET_ANNOTATION, parseBudget } from './parseBudget';
import { parsePairs } from './parsePairs';
import {
  type AnnotationProblem,
  MAX_ANNOTATION_LENGTH,
  tooLong,
} from './problems';
import { type LabelRequirement, parseSelector } from './parseSelector';

/** Annotations by which an entity says which costs are its own. @public */
export const claimAnnotations = {
  match: 'entity-cost/match',
  awsTags: 'aws.amazon.com/cost-insights-tags',
  awsCostCategories: 'aws.amazon.com/cost-insights-cost-categories',
  kubernetesId: 'backstage.io/kubernetes-id',
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
} as const;

/** The annotations that name the cost centre of an entity, the first that is set. @public */
export const costCenterAnnotations = [
  'entity-cost/cost-center',
  'guardrails/cost-center',
] as const;

/** What an entity declares about its costs. @public */
export type CostDeclaration = {
  claims: CostClaim[];
  costCenter?: string;
  /** What it may cost a month, for display and alerts. */
  budget?: Money;
  /** What is wrong. A claim with a fault is no claim. */
  problems: AnnotationProblem[];
};

/**
 * Reads what an entity says about its costs. Takes the part of an entity that it needs, so that the catalog model is no
 * dependency. Never throws on what a catalog file may contain.
 * @public
 */
export function readCostDeclaration(entity: {
  metadata: { annotations?: Readonly<Record<string, string>> };
}): CostDeclaration {
  const { annotations = {} } = entity.metadata;
  const value = (name: string) =>
    Object.hasOwn(annotations, name) ? String(annotations[name]) : undefined;
  const problems: AnnotationProblem[] = [];
  const claims: CostClaim[] = [];
  const claim = (annotation: string, conditions: Condition[]) => {
    if (conditions.length) claims.push({ annotation, conditions });
  };

  for (const [annotation, kind] of [
    [claimAnnotations.match, 'tag'],
    [claimAnnotations.awsTags, 'tag'],
    [claimAnnotations.awsCostCategories, 'cost-category'],
  ] as const) {
    const text = value(annotation);
    if (text !== undefined) {
      const parsed = parsePairs(annotation, text);
      problems.push(...parsed.problems);
      claim(
        annotation,
        parsed.pairs.map(pair => ({
          kind,
          key: pair.key,
          operator: 'in',
          values: [pair.value],
        })),
      );
    }
  }
  const kubernetes = kubernetesClaim(value);
  problems.push(...kubernetes.problems);
  if (kubernetes.claim) claims.push(kubernetes.claim);
  const costCenter = readCostCenter(value);
  problems.push(...costCenter.problems);
  const written = value(BUDGET_ANNOTATION);
  const budget = written === undefined ? undefined : parseBudget(written);
  if (budget && !budget.ok) problems.push(budget.problem);
  return {
    claims,
    ...(costCenter.value === undefined ? {} : { costCenter: costCenter.value }),
    ...(budget?.ok ? { budget: budget.budget } : {}),
    problems,
  };
}

/** A selector comes before an id, and a namespace narrows both, as in the Kubernetes plugin of Backstage. */
function kubernetesClaim(value: (name: string) => string | undefined): {
  claim?: CostClaim;
  problems: AnnotationProblem[];
} {
  const selector = value(claimAnnotations.kubernetesLabelSelector);
  const id = value(claimAnnotations.kubernetesId);
  const namespace = value(claimAnnotations.kubernetesNamespace);
  for (const [annotation, text] of [
    [claimAnnotations.kubernetesId, id],
    [claimAnnotations.kubernetesNamespace, namespace],
  ] as const) {
    if (
      text !== undefined &&
      !/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(text)
    ) {
      const problem: AnnotationProblem =
        text.length > MAX_ANNOTATION_LENGTH
          ? tooLong(annotation, text)
          : {
              code: 'value-invalid',
              annotation,
              offset: 0,
              message: 'The value is not a name of Kubernetes.',
              fix: 'Write letters, digits, dots, dashes and underscores.',
            };
      return { problems: [problem] };
    }
  }
  const parsed =
    selector === undefined
      ? { requirements: [], problems: [] }
      : parseSelector(claimAnnotations.kubernetesLabelSelector, selector);
  if (parsed.problems.length) return { problems: parsed.problems };
  const conditions: Condition[] = parsed.requirements.map(labelCondition);
  if (selector === undefined && id !== undefined) {
    conditions.push(
      labelCondition({
        label: claimAnnotations.kubernetesId,
        operator: 'in',
        values: [id],
      }),
    );
  }
  if (namespace !== undefined) {
    conditions.push({
      kind: 'tag',
      key: 'kubernetes:namespace',
      operator: 'in',
      values: [namespace],
    });
  }
  const [annotation] = [
    selector !== undefined && claimAnnotations.kubernetesLabelSelector,
    id !== undefined && claimAnnotations.kubernetesId,
    claimAnnotations.kubernetesNamespace,
  ].filter((name): name is NonNullable<typeof name> & string => Boolean(name));
  // a selector of nothing but absences would claim the costs of a whole cloud that has no labels
  const positive = conditions.some(
    ({ operator }) => operator === 'in' || operator === 'exists',
  );
  return positive
    ? { claim: { annotation, conditions }, problems: [] }
    : { problems: [] };
}

/** Labels as OpenCost writes their names, after Prometheus: every other character is an underscore. */
function labelCondition(requirement: LabelRequirement): Condition {
  const { label, ...rest } = requirement;
  return {
    kind: 'tag',
    key: `label:${label.replace(/[^A-Za-z0-9_]/g, '_')}`,
    ...rest,
  };
}

function readCostCenter(value: (name: string) => string | undefined): {
  value?: string;
  problems: AnnotationProblem[];
} {
  const annotation = costCenterAnnotations.find(
    name => value(name) !== undefined,
  );
  if (annotation === undefined) return { problems: [] };
  const text = (value(annotation) ?? '').trim();
  if (/^[^\p{C}\p{Z}](?:[^\p{C}]{0,98}[^\p{C}\p{Z}])?$/u.test(text)) {
    return { value: displayText(text), problems: [] };
  }
  return {
    problems: [
      {
        code: 'value-invalid',
        annotation,
        offset: 0,
        message: 'The value is not a cost centre.',
        fix: 'Write its number or name with at most 100 characters.',
      },
    ],
  };
}
