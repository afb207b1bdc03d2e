export * from './ErasedInputs';
export * from './toReplay';
