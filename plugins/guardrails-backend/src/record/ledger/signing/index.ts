export * from './Checkpoints';
export * from './HeldCheckpoints';
export * from './loadKeys';
