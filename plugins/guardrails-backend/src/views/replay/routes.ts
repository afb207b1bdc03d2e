import {
  GuardrailsError,
  policyReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../identity/access';
import type { PolicyArchive } from '../../decision/bundles';
import type { DecisionLog } from '../../decision/decisions';
import type { RouteTools } from '../../http';
import { toReplay, type SnapshotReader } from './toReplay';
import type { ErasedInputs } from './ErasedInputs';

/** What a verdict was made of, to make it again elsewhere. @internal */
export function addReplayRoutes(
  { router, during }: RouteTools,
  deps: {
    access: AccessControl;
    log: DecisionLog;
    archive: PolicyArchive;
    snapshots: SnapshotReader;
    erased: ErasedInputs;
  },
): void {
  const { access, archive } = deps;
  router.get('/decisions/:id/replay', async (request, response) => {
    const { id } = request.params;
    const material = await during(
      request,
      { id: 'decision-replay', meta: { decision: id } },
      caller => toReplay({ ...deps, caller, id }),
    );
    response.json(material);
  });

  router.get('/bundles/:digest', async (request, response) => {
    const { digest } = request.params;
    const bytes = await during(
      request,
      { id: 'bundle-read', meta: { bundle: digest } },
      async ({ credentials }) => {
        await access.require(policyReadPermission, credentials);
        return archive.bundle(digest);
      },
    );
    if (!bytes) {
      throw new GuardrailsError({
        code: 'not-found',
        message: `No bundle ${digest} is kept.`,
      });
    }
    response.setHeader('Content-Type', 'application/gzip');
    response.end(bytes);
  });
}
