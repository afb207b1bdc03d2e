export * from './controlOf';
export * from './invalid';
export * from './requestException';
