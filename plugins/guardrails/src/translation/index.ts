export * from './guardrailsTranslationRef';
export * from './useTranslation';
