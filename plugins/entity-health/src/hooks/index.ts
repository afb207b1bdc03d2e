export * from './useHealth';
export * from './useRefresh';
