export * from './abilities';
export * from './announcements';
export * from './approvals';
export * from './exceptions';
export * from './GuardrailsApi';
export * from './leases';
export * from './ledger';
export * from './replay';
