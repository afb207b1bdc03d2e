export * from './runState';
export * from './runStateTable';
export * from './runSteps';
