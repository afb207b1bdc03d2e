export * from './inspectBundle';
