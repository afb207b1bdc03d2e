export {
  type AllocationProblem,
  type AllocationProblemCode,
  readAllocations,
} from './readAllocations';
