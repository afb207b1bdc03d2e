import type { Format } from '../../types';
import { adaptAccess } from './adapt';

/** @internal */
export const access: Format = {
  id: 'access',
  title: 'Access of a person to a resource for a while',
  adapt: adaptAccess,
};
