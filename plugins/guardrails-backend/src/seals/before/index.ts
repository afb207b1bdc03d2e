export * from './beginSeals';
