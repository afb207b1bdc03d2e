export * from './RunStateIcon';
export * from './RunStateLabel';
export * from './useRunStateText';
