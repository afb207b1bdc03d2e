export * from './book';
export * from './carryOver';
export * from './Exceptions';
export * from './policy';
export type { ExceptionsRoom } from './ExceptionsRoom';
export * from './createExceptions';
