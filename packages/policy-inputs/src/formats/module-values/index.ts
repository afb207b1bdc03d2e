import type { Format } from '../../types';
import { adaptModuleValues } from './adapt';

/** @internal */
export const moduleValues: Format = {
  id: 'module-values',
  title: 'A registered module with the values of a form',
  adapt: adaptModuleValues,
};
