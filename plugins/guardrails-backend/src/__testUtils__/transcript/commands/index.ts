export * from './approvals';
export * from './changes';
export * from './exceptions';
export * from './golden';
export * from './leases';
export * from './operations';
export * from './sandboxes';
export * from './start';
