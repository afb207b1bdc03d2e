import type { Routes } from '../../http';
import { Grants } from './Grants';
import { addGrantRoutes } from './routes';

/** One-time permissions to carry a change out. @internal */
export function createGrants(deps: ConstructorParameters<typeof Grants>[0]): {
  routes: Routes;
} {
  const grants = new Grants(deps);
  return { routes: tools => addGrantRoutes(tools, { grants }) };
}
