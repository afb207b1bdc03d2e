export * from './Provenance';
