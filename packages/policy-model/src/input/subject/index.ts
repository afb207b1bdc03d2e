export * from './infrastructure';
export * from './others';
export * from './subject';
export * from './resourceTypes';
