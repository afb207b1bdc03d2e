export * from './ActionError';
