export * from '../schema/openapi/generated/models';
export * from './EntityCostApi';
export * from './requests';
