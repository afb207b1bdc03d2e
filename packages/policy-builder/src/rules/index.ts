export * from './filesBelow';
export * from './names';
export * from './readJson';
export * from './readRules';
