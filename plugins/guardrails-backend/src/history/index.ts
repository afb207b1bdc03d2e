export * from './ApprovalTimeline';
export * from './readDecision';
