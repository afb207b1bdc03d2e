export * from './export';
export * from './RouteTools';
