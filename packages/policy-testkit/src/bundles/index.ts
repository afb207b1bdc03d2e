export * from './ownBundle';
