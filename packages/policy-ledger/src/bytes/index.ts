export * from './bytes';
export * from './encodeAfter';
export * from './hex';
