import type { RequestHandler } from 'express';

/**
 * Validates requests against the OpenAPI description of a service, whose own address it answers as well. Compiling the
 * description takes most of a second and keeps nothing of a request or a backend, so all backends of a process share it.
 * @public
 */
export function sharedValidation(
  /** Generated with the API code of the service. */
  createOpenApiRouter: (options: {
    middleware: RequestHandler[];
    validatorOptions: { validateApiSpec: boolean };
  }) => Promise<RequestHandler>,
): () => Promise<RequestHandler> {
  let validation: Promise<RequestHandler> | undefined;
  return () => {
    validation ??= createOpenApiRouter({
      // The body is read already, with limits.
      middleware: [(_request, _response, next) => next()],
      // That the description itself is OpenAPI is checked where its code is generated.
      validatorOptions: { validateApiSpec: false },
    });
    return validation;
  };
}
