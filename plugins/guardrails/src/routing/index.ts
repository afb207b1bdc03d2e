export * from './routes';
export * from './useLinks';
