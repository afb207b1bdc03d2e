export * from './entityCostTranslationRef';
export * from './useTranslation';
