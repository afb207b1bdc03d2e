import { ledgerReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type { DecisionLog } from '../../decision/decisions';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { LedgerReader } from '../../record/ledger';

/** Status, entries and receipts of the ledger. @internal */
export function addLedgerRoutes(
  { router, during }: RouteTools,
  deps: { access: AccessControl; log: DecisionLog; ledger: LedgerReader },
): void {
  const { access, ledger } = deps;
  const permitted = (caller: Caller) =>
    access.require(ledgerReadPermission, caller.credentials);

  router.get('/ledger', async (request, response) => {
    const status = await during(
      request,
      { id: 'ledger-read' },
      async caller => {
        await permitted(caller);
        return ledger.status();
      },
    );
    response.json(status);
  });

  router.get('/ledger/entries', async (request, response) => {
    const { limit, cursor, ...filter } = request.query;
    const page = await during(request, { id: 'ledger-list' }, async caller => {
      await permitted(caller);
      return ledger.entries({ filter, limit: limit ?? PAGE_SIZE, cursor });
    });
    response.json(page);
  });

  router.get(
    '/ledger/entries/:epoch/:index/receipt',
    async (request, response) => {
      const { epoch, index } = request.params;
      const receipt = await during(
        request,
        {
          id: 'ledger-receipt',
          meta: { epoch: `${epoch}`, index: `${index}` },
        },
        async caller => {
          await permitted(caller);
          const place = { epoch: Number(epoch), index: Number(index) };
          return ledger.receipt(place, {
            payload: await mayReadPayload(caller, place, deps),
            held: request.query.held,
          });
        },
      );
      response.json(receipt);
    },
  );
}

/**
 * The header of an entry names nobody, so whoever may read the ledger may have it proved. What was recorded is for
 * those who read for all teams, and for those who may read the decision it is about.
 */
async function mayReadPayload(
  caller: Caller,
  place: { epoch: number; index: number },
  deps: { access: AccessControl; log: DecisionLog; ledger: LedgerReader },
): Promise<boolean> {
  const { access, log, ledger } = deps;
  const { decision } = (await ledger.header(place)).subjects;
  if (caller.reader) return true;
  if (decision === undefined) return false;
  const scope = await access.readScope(caller);
  return (await log.get(decision, scope)) !== undefined;
}
