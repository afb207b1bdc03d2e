export * from './export';
export * from './RouteTools';
export { untilGone } from './untilGone';
