import type { Format } from '../../types';
import { adaptTerraformPlan } from './adapt';

/** @internal */
export const terraformPlan: Format = {
  id: 'terraform-plan',
  title: 'Terraform or OpenTofu plan (show -json)',
  // States are taken too, so that they are refused for what they are.
  detect: document =>
    'planned_values' in document ||
    'resource_changes' in document ||
    'format_version' in document ||
    'terraform_version' in document ||
    document.errored === true ||
    ('lineage' in document && 'serial' in document),
  anyNumber: true,
  adapt: adaptTerraformPlan,
};
