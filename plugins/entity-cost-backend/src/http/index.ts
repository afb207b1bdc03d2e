export { createRouter } from './createRouter';
export { discardRest } from './discardRest';
export * from './RouteTools';
