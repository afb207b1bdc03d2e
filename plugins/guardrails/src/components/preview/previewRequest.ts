import { escapeForDisplay } from '@backstage-guardrails/policy-model';
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

/** The label of a button that sets a form field. @internal */
export function fixLabel(options: { title: string; value: unknown }): string {
  const { title, value } = options;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return escapeForDisplay(`Set ${title} to ${shown}`);
}
