export * from './ActorIdentifier';
export type { Caller, Reader } from './Caller';
export * from './readEnforcementPoint';
