import { allowed } from './allowed.mjs';

export const allows = ({ file, text }, hit) =>
  file.test(hit.file) && text.test(hit.text);

export const isAllowed = hit => allowed.some(entry => allows(entry, hit));
