export { Loader, type LoadOutcome } from './Loader';
export { LoadStore } from './LoadStore';
