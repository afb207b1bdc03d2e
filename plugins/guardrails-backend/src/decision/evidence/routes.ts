import {
  decisionCreatePermission,
  whatIfPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../identity/access';
import type { StreamRoutes } from '../../http';
import type { Quotas } from '../../base/limits';
import type { EvidenceStore } from './EvidenceStore';
import { receiveEvidence } from './receiveEvidence';

/** Evidence on its way in, byte for byte. @internal */
export function addEvidenceRoutes(
  { router, during }: Parameters<StreamRoutes>[0],
  deps: {
    access: AccessControl;
    evidence: EvidenceStore;
    quotas: Pick<Quotas, 'take'>;
    maxSize: number;
  },
): void {
  const { access, evidence, quotas, maxSize } = deps;
  router.put('/evidence', async (request, response) => {
    const receipt = await during(
      request,
      { id: 'evidence-put' },
      async caller => {
        // A bundle for a what-if is sent like this too, by those who may have one.
        const { credentials, reader, operator } = caller;
        const isForWhatIf =
          (reader || operator) &&
          (await access.allows(whatIfPermission, credentials));
        if (!isForWhatIf) {
          await access.require(decisionCreatePermission, credentials);
        }
        return receiveEvidence({
          request,
          principal: caller.principal,
          store: evidence,
          quotas,
          maxBytes: maxSize,
        });
      },
    );
    response.status(201).json(receipt);
  });
}
