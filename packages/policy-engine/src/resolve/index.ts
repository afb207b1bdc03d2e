export * from './levelOf';
export * from './renderPath';
export * from './resolve';
