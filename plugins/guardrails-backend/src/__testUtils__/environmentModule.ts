import path from 'node:path';

/** The shipped module that needs no cloud account, as `guardrails.modules` registers it. */
export const environmentModule = {
  id: 'environment',
  path: path.resolve(__dirname, '../../../../templates/modules/environment'),
};
