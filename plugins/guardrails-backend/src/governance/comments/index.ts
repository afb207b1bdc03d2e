export * from './createComments';
