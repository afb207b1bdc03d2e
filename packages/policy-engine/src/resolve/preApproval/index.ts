export * from './applyPreApprovals';
