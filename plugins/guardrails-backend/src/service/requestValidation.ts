import type { RequestHandler } from 'express';
import { createOpenApiRouter } from '../schema/openapi';

let validation: Promise<RequestHandler> | undefined;

/**
 * Validates requests against the OpenAPI description, whose own address it answers as well. Compiling the description
 * takes most of a second and keeps nothing of a request or a backend, so all backends of a process share it.
 * @internal
 */
export function requestValidation(): Promise<RequestHandler> {
  // The body is read already, with limits.
  validation ??= createOpenApiRouter({
    middleware: [(_request, _response, next) => next()],
  });
  return validation;
}
