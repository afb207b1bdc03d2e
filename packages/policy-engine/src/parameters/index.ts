export * from './loadParameters';
