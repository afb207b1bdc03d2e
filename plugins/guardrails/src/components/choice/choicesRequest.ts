import type { ChoicesRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { CurrentValues } from '../preview/currentOf';
import {
  previewRequest,
  type PreviewFieldOptions,
} from '../preview/previewRequest';

/** What a template says about a list of values, as `ui:options`. @public */
export type ChoiceFieldOptions = PreviewFieldOptions & {
  /**
   * Where the values come from, if not from the field's own `enum`: the cost centres of groups in the catalog, or the
   * groups that the person is a member of.
   */
  choices?: 'cost-centres' | 'my-groups';
};

/** So many values of one field are evaluated at once. @internal */
export const MOST_CANDIDATES = 100;

/**
 * The question about the values of one field. The value that it has is not a part of it: choosing another one changes
 * nothing about what may be chosen.
 * @internal
 */
export function choicesRequest(options: {
  options: ChoiceFieldOptions;
  values: Record<string, unknown>;
  field: string;
  candidates: readonly unknown[];
  current?: CurrentValues;
}): ChoicesRequest | undefined {
  const { field } = options;
  const { [field]: _own, ...values } = options.values;
  const candidates = options.candidates.filter(isChoice);
  const preview = previewRequest({ ...options, values });
  if (!preview || !('module' in preview.subject)) return undefined;
  if (candidates.length === 0 || candidates.length > MOST_CANDIDATES) {
    return undefined;
  }
  const isEnvironment =
    field === (options.options.environmentField ?? 'environment');
  return {
    ...preview.subject,
    field,
    ...(isEnvironment && { isEnvironment }),
    candidates,
    target: preview.target,
  };
}

function isChoice(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
