import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  GuardrailsApi,
  GuardrailsRequestOptions,
} from '@backstage-guardrails/plugin-guardrails-common';

import type { TaskStep } from '../secrets/TaskStep';

/** Whose request it is, instead of a token. @public */
export type GuardrailsServiceRequestOptions = {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
};

/** A call of the API with credentials in place of a token. @public */
export type WithCredentials<Method> = Method extends (
  ...args: [...infer Arguments, GuardrailsRequestOptions?]
) => infer Result
  ? (
      ...args: [...Arguments, options: GuardrailsServiceRequestOptions]
    ) => Result
  : never;

/** What programs need of the decision service; everything else is for people in the portal. @public */
export type GuardrailsServiceCalls = Pick<
  GuardrailsApi,
  | 'putEvidence'
  | 'decide'
  | 'preview'
  | 'listDecisions'
  | 'getDecision'
  | 'listExceptions'
  | 'seal'
  | 'mintGrant'
  | 'redeemGrant'
  | 'reportRun'
  | 'reportOutcome'
  | 'getTarget'
  | 'releaseTarget'
  | 'importTargets'
  | 'getCompliance'
  | 'listEnvironments'
  | 'listRules'
  | 'takeSandboxEnd'
  | 'reportSandboxEnd'
  | 'takeDriftCheck'
  | 'reportDriftCheck'
  | 'requestApproval'
  | 'getApproval'
>;

/**
 * The decision service as other backend plugins call it: calls of `GuardrailsApi`,
 * each with the credentials of the person or service it is made for.
 * @public
 */
export type GuardrailsService = {
  [Name in keyof GuardrailsServiceCalls]: WithCredentials<GuardrailsApi[Name]>;
} & {
  /**
   * The steps of a task as its template wrote them, read from the scaffolder with this plugin's own credentials.
   *
   * @throws GuardrailsError `task-unreadable`
   */
  getTaskSteps(task: string): Promise<TaskStep[]>;
};
