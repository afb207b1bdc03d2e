import type {
  ChoicesRequest,
  DecideRequest,
  PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { type RouteTools, untilGone } from '../../http';
import type { Choices } from './Choices';
import type { Decisions } from './Decisions';

/** Asking for decisions and previews. @internal */
export function addDecisionRoutes(
  { router, during }: RouteTools,
  deps: { decisions: Decisions; choices: Choices; portal?: string },
): void {
  const { decisions, choices, portal } = deps;
  router.post('/decisions', async (request, response) => {
    const json = await during(
      request,
      { id: 'decision-make', severity: 'medium' },
      (caller, note) =>
        decisions.decide(caller, request.body as DecideRequest, note),
    );
    response.status(201);
    // For callers that know the address of the backend alone: where the pages of decisions are.
    if (portal !== undefined) {
      response.setHeader(
        'Link',
        `<${portal}/guardrails/decisions>; rel="collection"; type="text/html"`,
      );
    }
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(json);
  });

  router.post('/preview', async (request, response) => {
    const answer = await during(request, { id: 'decision-preview' }, caller =>
      decisions.preview(caller, request.body as PreviewRequest, {
        signal: untilGone(response),
      }),
    );
    response.json(answer);
  });

  router.post('/preview/choices', async (request, response) => {
    const answer = await during(request, { id: 'decision-preview' }, caller =>
      choices.choices(caller, request.body as ChoicesRequest, {
        signal: untilGone(response),
      }),
    );
    response.json(answer);
  });
}
