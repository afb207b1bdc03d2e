export * from './entityHealthTranslationRef';
export * from './useTranslation';
