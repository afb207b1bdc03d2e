import {
  toPointer,
  type SecretInput,
} from '@backstage-guardrails/plugin-guardrails-node';
import { ActionError } from '../errors';
import { containsSecret } from './containsSecret';
import { secretValues } from './secretValues';

/**
 * Refuses secrets in inputs that go on record, into the catalog or into a repository as they are. The output of a
 * step that was given a secret is refused where the secret is in it.
 * @internal
 */
export function refuseSecrets(options: {
  secretInputs: SecretInput[];
  /** All secrets of the task. */
  secrets: string[];
  /** The one input that is made for secrets. */
  except?: string;
}): void {
  const { secretInputs, secrets, except } = options;
  for (const { path, value, via } of secretInputs) {
    if (except !== undefined && path[0] === except) continue;
    const holds = secretValues(value).some(text =>
      containsSecret(text, secrets),
    );
    if (via === 'secrets' || holds) {
      throw new ActionError(
        'secret-refused',
        `The input "${toPointer(
          path,
        )}" comes from a secret of the task, and what is in it would be recorded in clear. Use a parameter of the template instead.`,
      );
    }
  }
}
