export * from './inTurns';
export * from './jittered';
export * from './retry';
export * from './Services';
export * from './Task';
