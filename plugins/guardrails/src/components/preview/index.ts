export * from './PreviewField';
export type { PreviewFieldOptions } from './previewRequest';
