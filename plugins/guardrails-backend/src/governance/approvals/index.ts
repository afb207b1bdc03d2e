export * from './ApprovalDesk';
export * from './Approvals';
export * from './Delegations';
export * from './ExceptionAuthors';
export * from './createApprovals';
