export * from './routes';
export * from './useLinks';
export * from './useUrlState';
