export * from './fetchOpa';
export * from './findOpa';
export * from './inWorkspace';
export * from './runOpa';
