export * from './KnownTypes';
export * from './knownTypesOf';
