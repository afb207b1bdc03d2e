import type { AuthService } from '@backstage/backend-plugin-api';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { TerraformOptions } from '../config';
import type { ModuleRegistry } from '../modules';
import type { PlanStore } from '../plans';
import type { RecordedPlans } from '../recorded';
import type { TerraformRunner } from '../runner';
import type { TargetImport } from '../state';
import type { Ownership, TaskPrivacy } from '../task';
import type { BetweenSteps } from './BetweenSteps';

/** What the steps from a request to its apply work with. @internal */
export type Provisioning = {
  auth: AuthService;
  betweenSteps: BetweenSteps;
  guardrails: GuardrailsService;
  /** The files of earlier versions, which have to be in the registry before anything is planned. */
  imported: Pick<TargetImport, 'complete'>;
  modules: ModuleRegistry;
  ownership: Ownership;
  plans: PlanStore;
  recorded: Pick<RecordedPlans, 'find'>;
  runner: TerraformRunner;
  taskPrivacy: Pick<TaskPrivacy, 'seenBy'>;
  terraform: TerraformOptions;
  /** Address of the portal. */
  baseUrl: string;
  /** How long a step can wait for an approval. */
  longestWaitMs: number;
  now: () => Date;
};
