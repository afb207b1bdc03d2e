import type { Format } from '../../types';
import { adaptTerraformState } from './adapt';

/** @internal */
export const terraformState: Format = {
  id: 'terraform-state',
  title: 'What stands, as a plan after an apply shows it (show -json)',
  anyNumber: true,
  adapt: adaptTerraformState,
};
