import type { Format } from '../../types';
import { adaptOperation } from './adapt';

/** @internal */
export const operation: Format = {
  id: 'operation',
  title: 'A named action with parameters',
  adapt: adaptOperation,
};
