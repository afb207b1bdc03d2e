export * from './createDecisionLine';
export * from './judge';
export * from './Judgement';
