import type { Routes } from '../../http';
import { Decisions, type DecisionsDeps } from './Decisions';
import { addDecisionRoutes } from './routes';

/** Decisions, which are recorded, and previews, which are not. @internal */
export function createDecisions(deps: DecisionsDeps): { routes: Routes } {
  const decisions = new Decisions(deps);
  return { routes: tools => addDecisionRoutes(tools, { decisions }) };
}
