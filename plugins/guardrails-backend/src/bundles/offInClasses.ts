import { offRules, type OffRule } from '@backstage-guardrails/policy-engine';
import {
  type EnvironmentClass,
  environmentClassSchema,
} from '@backstage-guardrails/policy-model';
import type { Policy } from './loadPolicy';

/** @internal */
export type OffInClass = OffRule & { environmentClass: EnvironmentClass };

/** Rules that the parameters in force switch off, class by class. @internal */
export function offInClasses({ bundle, parameters }: Policy): OffInClass[] {
  return environmentClassSchema.options.flatMap(environmentClass =>
    offRules({
      rules: bundle.rules,
      parameters: parameters.value,
      environmentClass,
    }).map(rule => ({ environmentClass, ...rule })),
  );
}
