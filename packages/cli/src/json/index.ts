export * from './prettyJson';
