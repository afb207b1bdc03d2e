export * from './Host';
export * from './processHost';
export * from './shippedFiles';
