export { createRouter } from './createRouter';
export type { RouteTools } from './RouteTools';
