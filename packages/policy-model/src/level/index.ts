export * from './isDayAhead';
export * from './levelOf';
export * from './ruleLevelOf';
export * from './strictness';
