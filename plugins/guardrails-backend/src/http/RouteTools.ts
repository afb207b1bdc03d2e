import type {
  AuditEvent,
  HttpRequest,
  Note,
} from '@backstage-guardrails/backend-http';
import { COUNTED_ROWS } from '@backstage-guardrails/plugin-guardrails-common';
import type express from 'express';
import type { Caller } from '../identity/actors';
import type { createOpenApiRouter } from '../schema/openapi';

/** @internal */
export type Request = HttpRequest;

/** Items of a page where the caller does not say. @internal */
export const PAGE_SIZE = 50;

/** How far a list is counted where the caller asks for it: one more says that there are more. @internal */
export function countTo(count: boolean | undefined): number | undefined {
  return count ? COUNTED_ROWS + 1 : undefined;
}

/** What every group of routes is made with. @internal */
export type RouteTools = {
  /** Typed and checked by the OpenAPI description. */
  router: Awaited<ReturnType<typeof createOpenApiRouter>>;
  identify(request: Request): Promise<Caller>;
  /** Audited and traced; the audit says who, what and how it ended. */
  during<Result>(
    request: Request,
    event: AuditEvent,
    work: (caller: Caller, note: Note) => Promise<Result>,
  ): Promise<Result>;
};

/** Adds the routes of a feature. @internal */
export type Routes = (tools: RouteTools) => void;

/** Adds routes that read or write a stream: their bodies are not parsed, and the description does not check them. @internal */
export type StreamRoutes = (
  tools: Pick<RouteTools, 'during'> & { router: express.Router },
) => void;
