export * from './shippedLine';
