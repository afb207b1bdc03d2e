export * from './entityRefOf';
export * from './normalRef';
