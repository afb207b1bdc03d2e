import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';

/** A request whose parameters, body and query the routes have types for. @public */
export type HttpRequest = Parameters<HttpAuthService['credentials']>[0];

/** Adds to what the audit says of a request, as soon as it is known. @public */
export type Note = (meta: JsonObject) => void;

/** An event of the audit log. @public */
export type AuditEvent = {
  id: string;
  severity?: AuditorServiceEventSeverityLevel;
  meta?: JsonObject;
};

/** Does work for a request as one event of the audit log, which says how it ended. @public */
export async function audited<Result>(
  options: {
    auditor: AuditorService;
    request: HttpRequest;
    event: AuditEvent;
  },
  work: (note: Note) => Promise<Result>,
): Promise<Result> {
  const { auditor, request, event } = options;
  const audit = await auditor.createEvent({
    eventId: event.id,
    severityLevel: event.severity ?? 'low',
    request,
    meta: event.meta,
  });
  const meta: JsonObject = {};
  try {
    const result = await work(known => Object.assign(meta, known));
    await audit.success({ meta });
    return result;
  } catch (error) {
    await audit.fail({ error: toError(error), meta });
    throw error;
  }
}
