export * from './ApprovalTimeline';
export * from './DatabaseDecisionLog';
export * from './DecisionLog';
export * from './Decisions';
export * from './Judge';
export { aboutEntity } from './listDecisions';
export * from './readDecision';
export * from './requireRecorded';
export * from './resolveTarget';
