import type { Format } from '../types';
import { terraformPlan } from './terraform-plan';

/** Every format that evidence can have. @public */
export const formats: readonly Format[] = [terraformPlan];
