import { resolve } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { refusalOfDemo } from '../refusalOfDemo';
import type { DemoOffer } from './DemoDatabase';

const KEY = 'demo.database';

/** What `app-config.demo.yaml` says of the demo's database; undefined elsewhere. @internal */
export function readDatabase(config: RootConfigService):
  | {
      offer: DemoOffer;
      server: { program: string; folder: string; fetch: boolean };
    }
  | undefined {
  // `fetch` alone is set by `npm start -- --no-fetch`
  const program = config.getOptionalString(`${KEY}.program`);
  if (program === undefined) return undefined;
  return {
    offer: {
      resource: config.getString(`${KEY}.resource`),
      environment: config.getString(`${KEY}.environment`),
      roles: config.getConfigArray(`${KEY}.roles`).map(role => ({
        name: role.getString('name'),
        description: role.getString('description'),
      })),
    },
    server: {
      program: resolve(program),
      folder: resolve(
        config.getString('guardrails.dataDirectory'),
        'demo/database',
      ),
      fetch: config.getOptionalBoolean(`${KEY}.fetch`) ?? true,
    },
  };
}

/** Why a portal has no database of the demo; undefined where it has. @internal */
export function refusalOfDatabase(
  config: RootConfigService,
): string | undefined {
  return config.has('guardrails.access.postgres')
    ? 'guardrails.access.postgres is configured'
    : refusalOfDemo(config);
}
