export * from './ActorIdentifier';
export type { Caller } from './Caller';
export * from './readEnforcementPoint';
