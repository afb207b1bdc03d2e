export * from './Seals';
