import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./personas'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permission'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(
  import('@backstage-guardrails/plugin-catalog-backend-module-guardrails'),
);

backend.add(import('@backstage-guardrails/plugin-guardrails-backend'));
backend.add(
  import(
    '@backstage-guardrails/plugin-guardrails-backend-module-access-postgres'
  ),
);

backend.add(import('./demo/database'));

backend.add(import('@backstage-guardrails/plugin-entity-cost-backend'));
backend.add(import('@backstage-guardrails/plugin-entity-health-backend'));
backend.add(
  import('@backstage-guardrails/plugin-guardrails-backend-module-entity-cost'),
);
backend.add(
  import(
    '@backstage-guardrails/plugin-guardrails-backend-module-entity-health'
  ),
);
backend.add(import('./demo'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage-guardrails/plugin-scaffolder-backend-module-guardrails'),
);
backend.add(import('./demo/recordedPlans'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@backstage-guardrails/plugin-search-backend-module-guardrails'),
);

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.start();
