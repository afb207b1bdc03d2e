export * from './casesOf';
export * from './corpusPlans';
export * from './mappingSchema';
export * from './readMapping';
export * from './readVerdicts';
export * from './runMapping';
export * from './wrapPlan';
