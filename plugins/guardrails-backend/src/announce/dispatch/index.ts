export * from './Dispatcher';
