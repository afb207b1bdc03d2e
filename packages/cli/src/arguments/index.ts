export * from './Command';
export * from './parseArguments';
export * from './usage';
