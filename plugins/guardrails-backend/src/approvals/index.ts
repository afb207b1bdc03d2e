export * from './ApprovalDesk';
export * from './Approvals';
export * from './Delegations';
export * from './ExceptionAuthors';
export type { SignatureVerifier } from './Room';
export * from './createApprovals';
