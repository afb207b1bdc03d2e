export * from './createGuardedAction';
export * from './guardMark';
