import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type {
  AuditEvent,
  HttpRequest,
  Note,
} from '@backstage-guardrails/backend-http';
import type { Knex } from 'knex';
import type { EntityAccess } from '../access';
import type { createOpenApiRouter } from '../schema/openapi';

/** What every group of routes is made with. @internal */
export type RouteTools = {
  /** Typed and checked by the OpenAPI description. */
  router: Awaited<ReturnType<typeof createOpenApiRouter>>;
  knex: Knex;
  access: EntityAccess;
  /** Who asks: a user or a service. */
  identify(request: HttpRequest): Promise<BackstageCredentials>;
  /** Changes something for a user. The audit says who, what and how it ended. */
  change<Result>(
    request: HttpRequest,
    event: AuditEvent,
    work: (
      credentials: BackstageCredentials<BackstageUserPrincipal>,
      note: Note,
    ) => Promise<Result>,
  ): Promise<Result>;
};
