export * from './createOpenViolationsColumn';
export * from './EntityOpenViolationsPicker';
