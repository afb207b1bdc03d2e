export * from './ActionError';
export * from './refusalOf';
