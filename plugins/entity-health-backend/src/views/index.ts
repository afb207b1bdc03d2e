export { endpointDetail, endpointView } from './endpointView';
export { entityStatuses, unmetOf } from './entityStatuses';
export { toTimestamp } from './toTimestamp';
