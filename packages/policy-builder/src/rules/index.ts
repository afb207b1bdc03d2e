export * from './filesBelow';
export * from './names';
export * from './readRules';
