export * from './audited';
export * from './bodyRefusal';
export * from './encodeQuery';
export * from './readJsonBody';
export * from './refuseMethod';
export * from './refuseUnstorable';
export * from './sharedValidation';
