export * from './ActionError';
export * from './toActionError';
