export * from './componentsTranslationRef';
export * from './useTranslation';
