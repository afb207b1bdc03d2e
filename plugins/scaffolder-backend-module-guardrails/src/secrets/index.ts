export * from './containsSecret';
export * from './refuseSecrets';
export * from './secretValues';
export * from './secretVariables';
export * from './withholdSecrets';
