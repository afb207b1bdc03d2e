import type {
  ApplyOutcome,
  Grant,
  GrantBinding,
  GrantRedemption,
  RunReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What an enforcement point can do with grants. */
interface GrantActions {
  mint(
    caller: Caller,
    request: { decision: string; binding: GrantBinding },
  ): Promise<Grant>;
  redeem(
    caller: Caller,
    id: string,
    redemption: GrantRedemption,
  ): Promise<void>;
  end(caller: Caller, id: string, outcome: ApplyOutcome): Promise<void>;
  reportRun(
    caller: Caller,
    request: { decision: string; report: RunReport },
  ): Promise<void>;
}

/** Minting and redeeming grants, and how the change ended. @internal */
export function addGrantRoutes(
  { router, during }: RouteTools,
  { grants }: { grants: GrantActions },
): void {
  router.post('/decisions/:id/run', async (request, response) => {
    const { id: decision } = request.params;
    await during(request, { id: 'run-report', meta: { decision } }, caller =>
      grants.reportRun(caller, {
        decision,
        report: request.body as RunReport,
      }),
    );
    response.status(204).end();
  });

  router.post('/decisions/:id/grants', async (request, response) => {
    const { id } = request.params;
    const grant = await during(
      request,
      { id: 'grant-mint', severity: 'medium', meta: { decision: id } },
      async (caller, note) => {
        const minted = await grants.mint(caller, {
          decision: id,
          binding: request.body as GrantBinding,
        });
        note({ grant: minted.id });
        return minted;
      },
    );
    response.status(201).json(grant);
  });

  router.post('/grants/:id/redeem', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'grant-redeem', severity: 'medium', meta: { grant: id } },
      caller => grants.redeem(caller, id, request.body as GrantRedemption),
    );
    response.status(204).end();
  });

  router.post('/grants/:id/outcome', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'grant-outcome', severity: 'medium', meta: { grant: id } },
      caller => grants.end(caller, id, request.body),
    );
    response.status(204).end();
  });
}
