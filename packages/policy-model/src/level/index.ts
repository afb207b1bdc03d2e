export * from './levelOf';
