export * from './replay';
export type { Material } from './materialSchema';
export { ReplayServer } from './ReplayServer';
