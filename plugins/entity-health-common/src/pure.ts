/** What needs neither a network nor Backstage. It is type-checked without both (`tsconfig.pure.json`). */
export * from './annotations';
export * from './api/entities';
export * from './api/history';
export * from './api/maintenance';
export * from './api/recent';
export { MAX_BODY_BYTES, type HealthAnswer, type ReadBody } from './body';
export * from './conditions';
export * from './contract';
export * from './dialects';
export * from './errors';
export * from './rollups';
export * from './state';
export * from './status';
export * from './stored';
