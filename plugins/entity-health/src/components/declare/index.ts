export * from './NothingDeclared';
export * from './PollingOff';
export * from './Problems';
