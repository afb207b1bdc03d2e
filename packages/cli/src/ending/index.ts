export * from './Ending';
export * from './findEndings';
