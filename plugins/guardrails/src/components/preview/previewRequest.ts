import type { PreviewRequest } from '@backstage-guardrails/plugin-guardrails-common';

/** What a template says about its preview, as `ui:options`. @public */
export type PreviewFieldOptions = {
  /** Id of the registered module whose variables the form fills in. */
  module?: string;
  /** Name of the form field that holds the environment; `environment` by default. */
  environmentField?: string;
  /** Name of the form field that holds the entity ref of what is changed; `entity` by default. */
  entityField?: string;
};

/** The question that a form puts to policy; `undefined` while the template names no module. @internal */
export function previewRequest(options: {
  options: PreviewFieldOptions;
  values: Record<string, unknown>;
}): PreviewRequest | undefined {
  const { options: field, values } = options;
  if (!field.module) return undefined;
  return {
    subject: { module: field.module, values },
    target: {
      environment: text(values[field.environmentField ?? 'environment']),
      ref: text(values[field.entityField ?? 'entity']),
    },
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
