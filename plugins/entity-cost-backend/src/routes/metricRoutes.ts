import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AccessControl } from '../access';
import type { EntityIndex } from '../entities';
import type { Routes } from '../http';
import type { MetricReader } from '../metrics';
import { requireReadable } from './requireReadable';

/** What the named queries of an entity say, to those who may read its costs. @internal */
export function metricRoutes(options: {
  access: AccessControl;
  entities: EntityIndex;
  /** Absent where no Prometheus is configured. */
  metrics: MetricReader | undefined;
}): Routes {
  const { access, entities, metrics } = options;
  return ({ router, identify }) => {
    router.get(
      '/entities/:kind/:namespace/:name/metrics',
      async (request, response) => {
        const scope = await access.readScope(await identify(request));
        const ref = stringifyEntityRef(request.params);
        await requireReadable(entities, ref, scope);
        response.json(
          metrics
            ? await metrics.metricsOf(ref)
            : { entity: ref, items: [], unknown: [] },
        );
      },
    );
  };
}
