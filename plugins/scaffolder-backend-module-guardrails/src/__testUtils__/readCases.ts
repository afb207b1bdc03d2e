import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../../templates');

/** One case of a template: what is filled in, and what policy must say about it. */
export type TemplateCase = {
  template: string;
  file: string;
  says: string;
  values: JsonObject & { name: string; environment: string };
  expect: {
    outcome: string;
    findings: Array<{ rule: string; resource: string }>;
  };
};

/** All cases of all templates, as they stand in their `cases` folders. */
export function readCases(): TemplateCase[] {
  return readdirSync(TEMPLATES, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'modules')
    .flatMap(({ name: template }) => {
      const folder = join(TEMPLATES, template, 'cases');
      return filesIn(folder).map(file => ({
        template,
        file,
        ...parse(readFileSync(join(folder, file), 'utf8')),
      }));
    });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
