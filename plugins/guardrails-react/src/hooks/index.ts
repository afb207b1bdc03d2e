export * from './useGuardrails';
export * from './usePreview';
