export * from './guardrailsReactTranslationRef';
export * from './useTranslation';
