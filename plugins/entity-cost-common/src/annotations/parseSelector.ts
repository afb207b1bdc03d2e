import {
  type AnnotationProblem,
  MAX_ANNOTATION_LENGTH,
  quoted,
  tooLong,
} from './problems';

/** A requirement of a label selector of Kubernetes. @public */
export type LabelRequirement =
  | { label: string; operator: 'in' | 'not-in'; values: string[] }
  | { label: string; operator: 'exists' | 'not-exists' };

const label = '([A-Za-z0-9](?:[A-Za-z0-9._/-]{0,315}[A-Za-z0-9])?)';
const equality = new RegExp(
  `^${label}\\s*(==|=|!=)\\s*([A-Za-z0-9._-]{0,63})$`,
);
const set = new RegExp(`^${label}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const exists = new RegExp(`^(!?)\\s*${label}$`);

/**
 * Reads a label selector of Kubernetes: equality and sets, all of which must hold.
 * @see {@link https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors}
 * @internal
 */
export function parseSelector(
  annotation: string,
  value: string,
): { requirements: LabelRequirement[]; problems: AnnotationProblem[] } {
  if (value.length > MAX_ANNOTATION_LENGTH) {
    return { requirements: [], problems: [tooLong(annotation, value)] };
  }
  const requirements: LabelRequirement[] = [];
  // a comma within brackets does not end a requirement
  for (const match of value.matchAll(/(?:[^,(]|\([^)]*\)?)+|^$/g)) {
    const requirement = requirementOf(match[0].trim());
    if (!requirement) {
      const problem: AnnotationProblem = {
        code: 'selector-invalid',
        annotation,
        offset: match.index,
        message: `${quoted(
          match[0].trim(),
        )} is not a requirement of a label selector.`,
        fix: 'Write app=shop, or tier in (web, api), separated by commas.',
      };
      return { requirements: [], problems: [problem] };
    }
    requirements.push(requirement);
  }
  return { requirements, problems: [] };
}

function requirementOf(text: string): LabelRequirement | undefined {
  const equal = equality.exec(text);
  if (equal) {
    const [, name, operator, value] = equal;
    return {
      label: name,
      operator: operator === '!=' ? 'not-in' : 'in',
      values: [value],
    };
  }
  const sets = set.exec(text);
  if (sets) {
    const [, name, operator, list] = sets;
    return {
      label: name,
      operator: operator === 'in' ? 'in' : 'not-in',
      values: list.split(',').map(value => value.trim()),
    };
  }
  const existence = exists.exec(text);
  if (!existence) return undefined;
  return {
    label: existence[2],
    operator: existence[1] ? 'not-exists' : 'exists',
  };
}
