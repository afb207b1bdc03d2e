import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { ActionError } from '../errors';

/** @internal */
export function refuseDownload(what: string): never {
  throw new ActionError(
    'download-refused',
    `${escapeForDisplay(what)} Nothing of the downloaded modules was run.`,
  );
}
