import { stringifyEntityRef } from '@backstage/catalog-model';
import { displayText } from '@backstage-guardrails/display-text';
import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import { MaintenanceStore } from '../database';
import type { RouteTools } from '../http';
import { listMaintenance, maintenanceView, PAGE_SIZE } from '../queries';

const MAX_REASON = 500;

/** @internal */
export function addMaintenanceRoutes(tools: RouteTools): void {
  const { router, knex, access, identify, change } = tools;
  const store = new MaintenanceStore(knex);

  router.get('/maintenance', async (request, response) => {
    const credentials = await identify(request);
    const { entity, over = false, limit = PAGE_SIZE, cursor } = request.query;
    const now = await databaseTime(knex);
    const reader = await access.reader(credentials);
    response.json(
      await listMaintenance({ knex, now, entity, over, limit, cursor, reader }),
    );
  });

  router.post('/maintenance', async (request, response) => {
    const { entityRef, from, until, reason } = request.body;
    const event = {
      id: 'maintenance-create',
      severity: 'medium' as const,
      meta: { entityRef, until },
    };
    const row = await change(request, event, async (credentials, note) => {
      const entity = await access.entity(entityRef, credentials);
      if (!(await access.mayMaintain(entity, credentials))) throw notAllowed();
      const created = await store.create({
        entityRef: stringifyEntityRef(entity),
        ...(from === undefined ? {} : { from: Date.parse(from) }),
        until: Date.parse(until),
        reason: displayText(reason, MAX_REASON),
        createdBy: credentials.principal.userEntityRef,
      });
      note({ maintenance: created.id });
      return created;
    });
    response.status(201).json(maintenanceView(row));
  });

  router.post('/maintenance/:id/end', async (request, response) => {
    const { id } = request.params;
    const event = {
      id: 'maintenance-end',
      severity: 'medium' as const,
      meta: { maintenance: id },
    };
    const row = await change(request, event, async (credentials, note) => {
      const found = await store.find(id);
      if (!found) throw notFound();
      const { entity_ref: entityRef } = found;
      const entity = await access.entity(entityRef, credentials);
      note({ entityRef });
      if (!(await access.mayMaintain(entity, credentials))) throw notAllowed();
      const ended = await store.end(id, credentials.principal.userEntityRef);
      if (ended) return ended;
      throw new EntityHealthError({
        code: 'maintenance-over',
        message: 'The maintenance is over already.',
      });
    });
    response.json(maintenanceView(row));
  });
}

function notFound(): EntityHealthError {
  return new EntityHealthError({
    code: 'not-found',
    message:
      'Maintenance not found, or you may not read its entity. Open the list of maintenance again.',
  });
}

function notAllowed(): EntityHealthError {
  return new EntityHealthError({
    code: 'not-allowed',
    message:
      'Maintenance is for the owners of the entity and for operators. Ask one of them.',
  });
}
