import type { Format } from '../types';
import { access } from './access';
import { moduleValues } from './module-values';
import { operation } from './operation';
import { terraformConfiguration } from './terraform-configuration';
import { terraformPlan } from './terraform-plan';
import { terraformState } from './terraform-state';

/** Every format that evidence can have. @public */
export const formats: readonly Format[] = [
  terraformPlan,
  terraformConfiguration,
  terraformState,
  moduleValues,
  operation,
  access,
];
