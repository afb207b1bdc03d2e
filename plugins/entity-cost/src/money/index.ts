export * from './amounts';
export { gibibytesOf } from './quantities';
export * from './useFormat';
