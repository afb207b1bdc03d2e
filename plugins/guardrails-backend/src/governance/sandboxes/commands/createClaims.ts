import type { SandboxClaims } from '../../grants';
import type { SandboxStore } from '../store/SandboxStore';
import { beginSandbox } from './beginSandbox';
import { excuseFailed } from './excuseFailed';
import { requireEnd } from './requireEnd';

/** What redeeming a grant means for sandboxes. @internal */
export function createClaims(deps: {
  enforcementPoints: string[];
  store: SandboxStore;
}): SandboxClaims {
  return {
    requireEnd: (transaction, change) => requireEnd(deps, transaction, change),
    claimed: (transaction, change) => beginSandbox(deps, transaction, change),
    failed: (transaction, change) => excuseFailed(deps, transaction, change),
  };
}
