export * from './Services';
export * from './Task';
