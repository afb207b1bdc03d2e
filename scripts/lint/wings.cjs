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

/**
 * Rules and states: no SQL, no HTTP, no Node, no Backstage. They import one another and these packages, nothing else.
 * `tsconfig.pure.json` type-checks the folders of rules without the types of Node and of browsers.
 */
module.exports.pure = {
  files: [
    '[a-z]+/[a-zA-Z]+/model/',
    'base/database/Sealed[.]ts$',
    'base/time/',
    'identity/people/Human[.]ts$',
    'record/seals/SealedTables[.]ts$',
  ],
  packages: [
    '@backstage-guardrails/display-text',
    '@backstage-guardrails/plugin-guardrails-common',
    '@backstage-guardrails/policy-model',
    'zod',
  ],
};
