import type { Format } from '../../types';
import { isRecord } from '../../evidence/isRecord';
import { adaptTerraformConfiguration } from './adapt';

/** @internal */
export const terraformConfiguration: Format = {
  id: 'terraform-configuration',
  title: 'Terraform or OpenTofu configuration, judged before init',
  detect: document => isRecord(document.files),
  adapt: adaptTerraformConfiguration,
};
