export * from './book';
export * from './ExceptionBook';
