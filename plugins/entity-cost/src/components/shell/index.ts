export * from './CostRoutes';
export * from './SubPage';
