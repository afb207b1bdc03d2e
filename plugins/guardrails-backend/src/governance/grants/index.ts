export * from './AppliedChanges';
export * from './ExceptionUses';
export * from './createGrants';
export * from './GrantObserver';
export * from './SandboxClaims';
export * from './store/GrantStore';
export * from './store/RunReports';
export * from './store/WindowFacts';
