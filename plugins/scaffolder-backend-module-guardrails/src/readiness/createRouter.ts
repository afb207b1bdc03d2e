import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ModuleRegistry } from '../modules';
import type { TerraformRunner } from '../runner';
import { checkReadiness } from './checkReadiness';

/** `GET /guardrails/modules/:module/readiness`, which forms ask before somebody submits them. @internal */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  modules: Pick<ModuleRegistry, 'get'>;
  runner: Pick<TerraformRunner, 'identify'>;
}): Router {
  const { httpAuth, modules, runner } = options;
  const router = PromiseRouter();
  router.get('/guardrails/modules/:module/readiness', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(
      await checkReadiness({ module: req.params.module, modules, runner }),
    );
  });
  return router;
}
