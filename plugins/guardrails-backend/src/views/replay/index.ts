export * from './ErasedInputs';
export * from './replayOf';
