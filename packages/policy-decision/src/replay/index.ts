export * from './differencesOf';
export * from './replay';
