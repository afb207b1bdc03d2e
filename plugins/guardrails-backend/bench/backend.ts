/*
 * What a decision is compared with inside of the same process: a route that does nothing. It is behind the same
 * Express, the same middleware and the same verification of the token, which no plugin can do without.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import express from 'express';
import guardrails from '..';

const nothing = createBackendPlugin({
  pluginId: 'nothing',
  register(registration) {
    registration.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const router = express.Router();
        router.post('/', express.json(), (_request, response) => {
          response.status(201).json({ outcome: 'allow' });
        });
        httpRouter.use(router);
      },
    });
  },
});

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payments',
    namespace: 'default',
    annotations: { 'guardrails/cost-center': '4711' },
  },
  spec: { type: 'team', children: [] },
};

const backend = createBackend();
backend.add(catalogServiceMock.factory({ entities: [payments] }));
backend.add(guardrails);
backend.add(nothing);
backend.start();
