export * from './decideOnEvidence';
export * from './describeDecision';
export * from './logVerdict';
export * from './requireAllowed';
export * from './decideOnModule';
