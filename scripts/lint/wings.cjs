/**
 * The wings of the backend, in their order: the files of a folder import from folders of their own wing and of the
 * wings before it, never from those after it. Each folder of `plugins/guardrails-backend/src` is in exactly one.
 */
module.exports.wings = {
  base: ['base', 'config', 'database', 'limits', 'refs', 'schema'],
  record: ['announce/outbox', 'keys', 'ledger', 'record', 'seals'],
  identity: [
    'access',
    'actors',
    'http',
    'identity',
    'passkeys',
    'people',
    'permissions',
  ],
  announce: ['announce'],
  decision: [
    'bundles',
    'decision',
    'environments',
    'evidence',
    'facts',
    'guarded',
    'modules',
    'provenance',
    'targets',
    'withheld',
  ],
  governance: [
    'approvals',
    'duties',
    'exceptions',
    'governance',
    'grants',
    'leases',
  ],
  compliance: ['compliance'],
  views: ['history', 'replay', 'retention'],
  app: ['index.ts', 'metrics', 'plugin.ts', 'service'],
};
