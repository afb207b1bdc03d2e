export { connect } from './connect';
export {
  declareEntities,
  type DeclaredEntity,
  entitiesWithEndpoints,
} from './declareEndpoints';
export type { ClaimedEndpoint } from './ClaimedEndpoint';
export { EndpointStore } from './EndpointStore';
export { PastHistoryStore } from './PastHistoryStore';
export { defaultRetention, pruneHistory, type Retention } from './pruneHistory';
export { type MaintenanceRow, MaintenanceStore } from './MaintenanceStore';
export { type CheckResult, recordChecks } from './recordChecks';
