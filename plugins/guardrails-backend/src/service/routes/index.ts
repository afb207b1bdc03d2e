export * from './complianceRoutes';
export * from './decisionRoutes';
export * from './grantRoutes';
export * from './policyRoutes';
export * from './RouteTools';
