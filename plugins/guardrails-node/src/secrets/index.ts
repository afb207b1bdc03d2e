export * from './findSecretInputs';
export * from './sealInputs';
export type { TaskStep } from './TaskStep';
