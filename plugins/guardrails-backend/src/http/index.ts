export * from './RouteTools';
