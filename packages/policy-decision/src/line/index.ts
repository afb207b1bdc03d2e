export * from './judge';
export * from './Judgement';
