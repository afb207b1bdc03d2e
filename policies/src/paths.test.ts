import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  parametersSchema,
  ruleSchema,
} from '@backstage-guardrails/policy-model';
import {
  bundlePath,
  documentationPath,
  parametersPath,
  parametersSchemaPath,
} from './index';

const parameters = parametersSchema.parse(readJson(parametersPath));
const schema = readJson(parametersSchemaPath) as { required: string[] };

describe('what this package ships', () => {
  it('has rules of the published shape, each with a page and with all of its parameters', () => {
    const rules = manifest().metadata.rules.map(rule => ruleSchema.parse(rule));

    expect(rules.length).toBeGreaterThan(54);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(
      rules.filter(
        ({ documentation }) =>
          !existsSync(join(documentationPath, '..', '..', documentation)),
      ),
    ).toEqual([]);
    expect(
      rules.flatMap(rule =>
        rule.parameters.filter(name => !schema.required.includes(name)),
      ),
    ).toEqual([]);
  });

  it('has a value for every parameter in every class', () => {
    const { version, ...classes } = parameters;

    expect(version).toBe('guardrails/parameters/v1');
    for (const { values } of Object.values(classes)) {
      expect(Object.keys(values).sort()).toEqual([...schema.required].sort());
    }
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The manifest is the first file of the archive: `.` sorts before every letter. */
function manifest(): { metadata: { rules: unknown[] } } {
  const bytes = gunzipSync(readFileSync(bundlePath));
  expect(bytes.toString('utf8', 0, 10)).toBe('/.manifest');
  const size = parseInt(bytes.toString('utf8', 124, 135), 8);
  return JSON.parse(bytes.toString('utf8', 512, 512 + size));
}
