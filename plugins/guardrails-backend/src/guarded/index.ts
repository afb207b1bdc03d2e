export * from './endBareActions';
