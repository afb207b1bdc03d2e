export * from './BundleComparison';
