export * from './proveRemediations';
