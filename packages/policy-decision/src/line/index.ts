export * from './createDecisionLine';
export { WORKER_THRESHOLD } from './createLanes';
export * from './HostAdapted';
export * from './judge';
export * from './Judgement';
