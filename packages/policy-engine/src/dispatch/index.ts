export * from './Dispatcher';
export * from './names';
