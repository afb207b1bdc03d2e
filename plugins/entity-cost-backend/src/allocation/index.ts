export { type AllocationResult, Allocator } from './Allocator';
export {
  type CatalogState,
  catalogStateOf,
  costEntityOf,
} from './catalogState';
export { tryAllocation } from './tryAllocation';
