export * from './applyPlan';
export * from './evaluatePlan';
export * from './planModule';
export * from './PlanRequest';
export * from './Provisioning';
export * from './recoverPlans';
export * from './summarise';
export * from './removeExpiredPlans';
