export * from './fetchOpa';
export * from './findOpa';
export * from './runOpa';
