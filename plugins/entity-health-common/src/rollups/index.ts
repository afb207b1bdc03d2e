export * from './healthRollup';
export { latencyBounds, latencyBucket } from './latencyBuckets';
export * from './statistics';
