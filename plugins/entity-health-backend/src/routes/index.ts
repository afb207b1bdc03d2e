export { addEndpointRoutes } from './addEndpointRoutes';
export { addEntityRoutes } from './addEntityRoutes';
export { addMaintenanceRoutes } from './addMaintenanceRoutes';
export { addStatusRoutes } from './addStatusRoutes';
