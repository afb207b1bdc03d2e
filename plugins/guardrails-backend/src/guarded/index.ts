export * from './refuseBareActions';
