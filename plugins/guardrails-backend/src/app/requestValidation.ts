import type { RequestHandler } from 'express';
import { createOpenApiRouter } from '../schema/openapi';

let validation: Promise<RequestHandler> | undefined;

/**
 * Validates requests against the OpenAPI description, whose own address it answers as well. Compiling the description
 * takes most of a second and keeps nothing of a request or a backend, so all backends of a process share it.
 * @internal
 */
export function requestValidation(): Promise<RequestHandler> {
  validation ??= createOpenApiRouter({
    // The body is read already, with limits.
    middleware: [(_request, _response, next) => next()],
    // That the description itself is OpenAPI is checked where its code is generated.
    validatorOptions: { validateApiSpec: false },
  });
  return validation;
}
