export * from './EmptyState';
export * from './ErrorState';
export * from './Loaded';
export * from './LoadingState';
export * from './isAbsent';
export * from './useLiveRefresh';
export * from './useRemote';
