export * from './ExceptionBook';
