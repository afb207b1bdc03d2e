/** What needs neither a network nor Backstage. Pure code is type-checked against it alone (`tsconfig.pure.json`). */
export * from './api/abilities';
export * from './api/actorChain';
export * from './api/announcements';
export * from './api/approvals';
export * from './api/decisions';
export * from './api/drift';
export * from './api/exceptions';
export * from './api/findings';
export * from './api/grants';
export * from './api/leases';
export * from './api/ledger';
export * from './api/policy';
export * from './api/replay';
export * from './api/sandboxes';
export * from './api/targets';
export * from './errors';
export * from './runState';
