import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * Ports and data folder as Backstage reads them from the environment, the seed and ports of the demo for the backend, and
 * whether that may download the programs of the demo's database.
 * Only what differs from app-config.yaml is set, so that the file stays what is in force.
 */
export function configurationFor({ ports, demo, fetch = true }) {
  const app = `http://localhost:${ports.app}`;
  const backend = `http://localhost:${ports.backend}`;
  return {
    ...(ports.app !== 3000 && {
      APP_CONFIG_app_baseUrl: JSON.stringify(app),
      APP_CONFIG_backend_cors_origin: JSON.stringify(app),
    }),
    ...(ports.backend !== 7007 && {
      APP_CONFIG_backend_baseUrl: JSON.stringify(backend),
      APP_CONFIG_backend_listen_port: String(ports.backend),
    }),
    ...(demo && !fetch && { APP_CONFIG_demo_database_fetch: 'false' }),
    ...(demo?.history &&
      demo.ports && {
        GUARDRAILS_DEMO_SEED: String(demo.seed),
        GUARDRAILS_DEMO_PORTS: Object.values(demo.ports).join(','),
        GUARDRAILS_DEMO_OPENCOST: String(demo.ports.opencost),
      }),
  };
}

/** Configuration files to name: none without the demo, because Backstage then finds its own. */
export function configurationFiles({ demo, exists = existsSync }) {
  if (!demo) return [];
  // files that are named replace those that Backstage looks for, and this one is for what is of one machine
  const local = join(root, 'app-config.local.yaml');
  return [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.demo.yaml'),
    ...(demo.history ? [join(root, 'app-config.demo-history.yaml')] : []),
    ...(exists(local) ? [local] : []),
  ];
}
