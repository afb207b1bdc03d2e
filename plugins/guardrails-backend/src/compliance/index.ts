export * from './complianceOf';
export * from './CurrentDecisions';
