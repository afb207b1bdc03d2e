export * from './ApprovalObserver';
export * from './ApprovalService';
export * from './ExceptionAuthors';
export * from './createApprovals';
export * from './model/approvalsCondition';
