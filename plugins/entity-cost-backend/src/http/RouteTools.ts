import type {
  AuditEvent,
  HttpRequest,
} from '@backstage-guardrails/backend-http';
import type { Caller } from '../access';
import type { createOpenApiRouter } from '../schema/openapi';

/** @internal */
export type Request = HttpRequest;

/** Items of a page where the caller does not say. @internal */
export const PAGE_SIZE = 50;

/** What every group of routes is made with. @internal */
export type RouteTools = {
  /** Typed and checked by the OpenAPI description. */
  router: Awaited<ReturnType<typeof createOpenApiRouter>>;
  identify(request: Request): Promise<Caller>;
  /** Audited; the audit says who, what and how it ended. */
  during<Result>(
    request: Request,
    event: AuditEvent,
    work: (caller: Caller) => Promise<Result>,
  ): Promise<Result>;
};

/** Adds the routes of a feature. @internal */
export type Routes = (tools: RouteTools) => void;

/** Adds routes whose body is a stream: it is not parsed, and the description does not check it. @internal */
export type StreamRoutes = (
  tools: Pick<RouteTools, 'during'> & { router: import('express').Router },
) => void;
