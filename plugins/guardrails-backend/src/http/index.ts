export * from './RouteTools';
export { untilGone } from './untilGone';
