import type { PreviewRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { changedValues, type CurrentValues } from './currentOf';

/** What a template says about its preview, as `ui:options`. @public */
export type PreviewFieldOptions = {
  /** Id of the registered module whose variables the form fills in. */
  module?: string;
  /** Name of the form field that holds the environment; `environment` by default. */
  environmentField?: string;
  /** Name of the form field that holds the entity ref of what is changed; `entity` by default. */
  entityField?: string;
  /**
   * The form changes what `entityField` names: fields that are left empty keep their values, and the environment is the
   * one that it is in.
   */
  changes?: boolean;
};

/** The question that a form puts to policy; `undefined` while the template names no module. @internal */
export function previewRequest(options: {
  options: PreviewFieldOptions;
  values: Record<string, unknown>;
  /** The target as it is, where the form changes one; nothing is asked before it is known. */
  current?: CurrentValues;
}): PreviewRequest | undefined {
  const { options: field, values, current } = options;
  if (!field.module) return undefined;
  if (field.changes && current?.module !== field.module) return undefined;
  const environmentField = field.environmentField ?? 'environment';
  return {
    subject: {
      module: field.module,
      values: field.changes ? changedValues(current, values) : values,
    },
    target: {
      environment: current?.environment ?? text(values[environmentField]),
      ref: current?.ref ?? text(values[entityFieldOf(field)]),
    },
  };
}

/** @internal */
export function entityFieldOf(options: PreviewFieldOptions): string {
  return options.entityField ?? 'entity';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
