import type {
  Page,
  SearchedPage,
  WhatIf,
  WhatIfDetail,
  WhatIfFilter,
  WhatIfRequest,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import {
  exportList,
  PAGE_SIZE,
  sendExport,
  type ExportColumns,
  type RouteTools,
} from '../../http';
import type { Caller } from '../../identity/actors';

type PageRequest = { limit: number; cursor?: string };

/** What can be done with what-ifs. @internal */
type WhatIfs = {
  start(caller: Caller, request: WhatIfRequest): Promise<WhatIf>;
  list(caller: Caller, page: PageRequest): Promise<Page<WhatIf>>;
  get(caller: Caller, id: string): Promise<WhatIfDetail>;
  cancel(caller: Caller, id: string): Promise<void>;
  results(
    caller: Caller,
    request: PageRequest & {
      id: string;
      filter: WhatIfFilter;
      countTo?: number;
    },
  ): Promise<SearchedPage<WhatIfResult>>;
};

const columns: ExportColumns<WhatIfResult> = {
  decision: item => item.decision,
  recorded: item => item.recordedAt,
  result: item => item.result,
  before: item => item.before,
  after: item => item.after,
  target: item => item.target,
  team: item => item.team,
  environment: item => item.environment,
  rules: item => item.rules.map(({ rule }) => rule).join(' '),
  lacking: item => item.lacking?.facts.join(' '),
  explained: item => item.lacking && String(item.lacking.explain),
  reason: item => item.reason?.message,
};

/** Recorded decisions beside another policy. @internal */
export function addWhatIfRoutes(
  { router, during }: RouteTools,
  { whatIfs }: { whatIfs: WhatIfs },
): void {
  router.post('/what-ifs', async (request, response) => {
    const { body } = request;
    const { since, until, bundle } = body;
    const whatIf = await during(
      request,
      {
        id: 'what-if-start',
        severity: 'medium',
        meta: { since, until, bundle },
      },
      async (caller, note) => {
        const started = await whatIfs.start(caller, {
          ...body,
          bundle: bundle as Digest | undefined,
        });
        note({ id: started.id });
        return started;
      },
    );
    response.status(201).json(whatIf);
  });

  router.get('/what-ifs', async (request, response) => {
    const { limit = PAGE_SIZE, cursor } = request.query;
    const page = await during(request, { id: 'what-if-list' }, caller =>
      whatIfs.list(caller, { limit, cursor }),
    );
    response.json(page);
  });

  router.get('/what-ifs/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'what-if-read', meta: { id } },
      caller => whatIfs.get(caller, id),
    );
    response.json(detail);
  });

  router.post('/what-ifs/:id/cancel', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'what-if-cancel', severity: 'medium', meta: { id } },
      caller => whatIfs.cancel(caller, id),
    );
    response.status(204).end();
  });

  router.get('/what-ifs/:id/results', async (request, response) => {
    const { id } = request.params;
    const { limit = PAGE_SIZE, cursor, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'what-if-read', meta: { id } },
      caller => whatIfs.results(caller, { id, filter, limit, cursor }),
    );
    response.json(page);
  });

  router.get('/what-ifs/:id/export', async (request, response) => {
    const { id } = request.params;
    const { format = 'csv', ...filter } = request.query;
    await during(
      request,
      { id: 'what-if-export', severity: 'medium', meta: { id, format } },
      async caller => {
        const items = await exportList(page =>
          whatIfs.results(caller, { ...page, id, filter }),
        );
        await sendExport(response, { name: 'what-if', format, items, columns });
      },
    );
  });
}
