import { entity } from '../seed/organisation/entity.mjs';
import { services } from './services.mjs';

/** The catalog entities of the demo services, with the ports that they listen on. */
export function serviceEntities(ports) {
  return services.map(({ name, description, dialect, owner, system, budget }) =>
    entity({
      kind: 'Component',
      name,
      description,
      tags: [dialect],
      annotations: {
        'entity-health/endpoints': `health=http://127.0.0.1:${ports[name]}/health`,
        // often enough to watch one fail and recover
        'entity-health/options': JSON.stringify({
          interval: 10,
          ...(dialect === 'slow' && {
            expect: { latency: { warnAbove: 2500 } },
          }),
        }),
        ...(budget && { 'entity-cost/budget': budget }),
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: `group:default/${owner}`,
        system,
      },
    }),
  );
}
