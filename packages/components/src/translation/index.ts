export * from './componentsTranslationRef';
export * from './useTexts';
export * from './useTranslation';
