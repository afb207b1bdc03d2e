/*
 * A real backend with the decision service alone: real HTTP, real tokens, a real database.
 * The catalog is the one part that is made up, so that what is measured is this plugin.
 */
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import guardrails from '../..';

const backend = createBackend();
backend.add(catalogServiceMock.factory({ entities: [] }));
backend.add(guardrails);
backend.start();
