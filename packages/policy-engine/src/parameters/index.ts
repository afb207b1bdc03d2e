export * from './inForceFaults';
export * from './loadParameters';
export {
  overlayParameters,
  type Origin,
  type Origins,
  type OverlaidParameters,
} from './overlay';
