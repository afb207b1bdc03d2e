export * from './Claims';
export * from './NoAccess';
export * from './NoData';
export * from './WithoutCosts';
