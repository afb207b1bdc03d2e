export * from './digest';
export * from './digestWorkspace';
export * from './PlanRecord';
export * from './PlanStore';
