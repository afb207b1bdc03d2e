/**
 * The wings of the backend, in their order: the files of a wing import from their own wing and those before it, never
 * from those after it. Each folder and file directly in `plugins/guardrails-backend/src` is in exactly one.
 */
module.exports.wings = {
  base: ['base', 'schema'],
  record: ['record'],
  // What routes are made with knows who calls, and who a person is has routes.
  identity: ['http', 'identity'],
  announce: ['announce'],
  decision: ['decision'],
  governance: ['governance'],
  compliance: ['compliance'],
  views: ['views'],
  app: ['app', 'index.ts', 'plugin.ts'],
};
