export * from './createDecisionLine';
export * from './HostAdapted';
export * from './judge';
export * from './Judgement';
