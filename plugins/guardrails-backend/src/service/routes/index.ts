export * from './announcementRoutes';
export * from './complianceRoutes';
export * from './decisionRoutes';
export * from './grantRoutes';
export * from './leaseRoutes';
export * from './policyRoutes';
export * from './replayRoutes';
export * from './RouteTools';
