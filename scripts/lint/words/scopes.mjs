/** @typedef {{ id: string, on: boolean, paths: string[], files: RegExp, except?: RegExp }} Scope */

const sources = /\.tsx?$/;
const notShown =
  /\.test\.tsx?$|\/__\w+__\/|\/generated\/|\.d\.ts$|\/setupTests\.ts$/;

/**
 * Where people read texts. `on` makes a hit fail the tests. To turn a scope on: `yarn lint:words ID` lists
 * its hits; reword them, or name the exception in allowed.mjs.
 * @type {Scope[]}
 */
export const scopes = [
  {
    id: 'rules',
    on: true,
    paths: ['policies/guardrails/rules', 'examples/own-policies/rules'],
    files: /\.rego$/,
    except: /_test\.rego$/,
  },
  {
    id: 'rule-pages',
    on: true,
    paths: ['policies/docs'],
    files: /\.md$/,
  },
  {
    id: 'parameters',
    on: true,
    paths: [
      'policies/parameters/schema.json',
      'examples/own-policies/guardrails.json',
    ],
    files: /\.json$/,
  },
  {
    id: 'templates',
    on: true,
    paths: ['templates', 'examples'],
    files: /\.(yaml|md|tf)$/,
    except: /\/skeleton\/|\/\.github\//,
  },
  {
    id: 'template-actions',
    on: true,
    paths: [
      'plugins/scaffolder-backend-module-guardrails/src/actions/examples.ts',
    ],
    files: sources,
  },
  {
    id: 'engine',
    on: true,
    paths: ['packages/policy-engine/src/resolve', 'packages/policy-model/src'],
    files: sources,
    except: notShown,
  },
  {
    id: 'cli',
    on: true,
    paths: ['packages/cli/src'],
    files: sources,
    except: notShown,
  },
  {
    id: 'frontend-messages',
    on: true,
    paths: ['plugins'],
    files: /\/src\/(?:.*\/)?(?:messages|translation\w*)\.tsx?$/,
    except: notShown,
  },
  {
    id: 'frontend',
    on: true,
    paths: ['plugins/guardrails/src', 'plugins/guardrails-react/src'],
    files: sources,
    except: notShown,
  },
  {
    id: 'notifications',
    on: true,
    paths: ['plugins/guardrails-backend/src/announce'],
    files: sources,
    except: notShown,
  },
  {
    id: 'entity-health',
    on: true,
    paths: [
      'plugins/entity-health-backend/src',
      'plugins/entity-health-common/src',
    ],
    files: sources,
    except: notShown,
  },
  {
    id: 'entity-cost',
    on: true,
    paths: ['plugins/entity-cost-common/src'],
    files: sources,
    except: notShown,
  },
  {
    id: 'backend',
    on: true,
    paths: [
      'plugins/guardrails-backend/src',
      'plugins/guardrails-backend-module-access-postgres/src',
      'plugins/guardrails-backend-module-entity-cost/src',
      'plugins/guardrails-backend-module-entity-health/src',
      'plugins/catalog-backend-module-guardrails/src',
      'plugins/search-backend-module-guardrails/src',
      'plugins/guardrails-common/src',
      'plugins/guardrails-node/src',
      'plugins/scaffolder-backend-module-guardrails/src',
    ],
    files: sources,
    except: notShown,
  },
  {
    id: 'readmes',
    on: true,
    paths: [
      ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'deploy'],
      ...['policies/README.md', 'scripts', 'packages', 'plugins'],
    ],
    files: /\.md$/,
    except: /\/CHANGELOG\.md$|report.*\.md$|\/(dist|generated|__\w+__)\//,
  },
  {
    id: 'docs',
    on: true,
    paths: ['docs'],
    files: /^docs\/[^/]+\.md$/,
  },
  {
    id: 'security-docs',
    on: false,
    paths: ['docs/security'],
    files: /\.md$/,
  },
  {
    id: 'decision-records',
    on: true,
    paths: ['docs/adr'],
    files: /\.md$/,
  },
  {
    id: 'changesets',
    on: true,
    paths: ['.changeset'],
    files: /\.md$/,
  },
];
