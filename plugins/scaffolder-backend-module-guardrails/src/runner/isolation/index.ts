export * from './confine';
export * from './detectIsolation';
export * from './Isolation';
export * from './systemMounts';
export * from './terraformMounts';
