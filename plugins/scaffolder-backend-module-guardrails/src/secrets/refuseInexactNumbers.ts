import { ActionError } from '../errors';

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?![\d.eE])/g;

/** A whole number beyond 2^53 would be another one once it was read and written again. @internal */
export function refuseInexactNumbers(json: string): void {
  for (const [token] of json.matchAll(TOKEN)) {
    if (token[0] === '"' || Number.isSafeInteger(Number(token))) continue;
    throw new ActionError(
      'number-inexact',
      `The plan has the number ${token}, which cannot be kept exactly while secrets are taken out. Use text for it in the module.`,
    );
  }
}
