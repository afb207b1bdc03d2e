import { CustomErrorBase } from '@backstage/errors';

/** Why a template action refused. The code stands in the task's error, where only a name and a message survive. @public */
export type ActionErrorCode =
  | 'apply-failed'
  | 'apply-interrupted'
  | 'catalog-refused'
  | 'confirmation-missing'
  | 'configuration-invalid'
  | 'decision-missing'
  | 'denied'
  | 'download-not-pinned'
  | 'download-refused'
  | 'dry-run-refused'
  | 'initiator-changed'
  | 'initiator-not-a-person'
  | 'interrupted'
  | 'module-invalid'
  | 'module-unknown'
  | 'needs-approval'
  | 'number-inexact'
  | 'owner-refused'
  | 'path-refused'
  | 'plan-already-used'
  | 'plan-changed'
  | 'plan-expired'
  | 'plan-of-another-task'
  | 'plan-recorded'
  | 'plan-unknown'
  | 'provider-refused'
  | 'runner-refused'
  | 'secret-exposed'
  | 'secret-missing'
  | 'secret-refused'
  | 'shared-variables'
  | 'target-claimed'
  | 'target-conflict'
  | 'target-unknown'
  | 'targets-not-imported'
  | 'terraform-failed'
  | 'terraform-missing'
  | 'timeout'
  | 'variables-invalid'
  | 'workspace-changed';

/** A refusal of a template action: what is wrong, what to do, and a code. @public */
export class ActionError extends CustomErrorBase {
  readonly code: ActionErrorCode;

  constructor(code: ActionErrorCode, message: string, cause?: Error) {
    super(`${message} [${code}]`, cause);
    this.code = code;
    this.name = 'GuardrailsError';
    // The scaffolder writes the stack into the log of the task. A refusal is no defect: where in the
    // server it was made helps nobody who reads that log, and shows paths of the machine.
    this.stack = this.message;
  }
}
