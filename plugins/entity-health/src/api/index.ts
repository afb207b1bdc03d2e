export * from './entityHealthApiFactory';
export * from './entityHealthApiRef';
