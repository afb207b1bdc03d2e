import { join } from 'node:path';

/** Where the build puts what the program reads at run time. @internal */
export function shippedFiles(shipped: string): {
  bundle: string;
  parameters: string;
  /** Folder of what rules of others are compiled with. */
  policies: string;
  page(path: string): string;
} {
  return {
    bundle: join(shipped, 'guardrails.tar.gz'),
    parameters: join(shipped, 'parameters.json'),
    policies: join(shipped, 'policies'),
    page: path => join(shipped, path),
  };
}
