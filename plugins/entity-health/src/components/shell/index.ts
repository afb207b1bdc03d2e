export { IncidentsContent } from '../incidents';
export { MaintenanceContent } from '../maintenance';
export { EndpointsContent } from '../page';
export * from './SubPage';
