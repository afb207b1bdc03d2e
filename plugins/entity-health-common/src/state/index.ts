export { currentStatus, type CurrentStatus } from './currentStatus';
export {
  defaultThresholds,
  initialState,
  type EndpointState,
  type HealthSample,
  type HealthThresholds,
  type KnownStatus,
} from './endpointState';
export * from './maintenance';
export { nextState, type HealthEvent } from './nextState';
