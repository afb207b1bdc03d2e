import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createShippedLine,
  evidenceOf,
  readStories,
  runStories,
  type ShippedLine,
  type Story,
  type StoryAnswer,
} from '@backstage-guardrails/policy-testkit';
import { checkFiles } from './testing/checkFiles';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-stories-'));

/** Facts and owners come from a catalog, which a command line has not. */
/** Exceptions are the server's to know; without one there are none. */
const canBeAsked = ({ facts, target, exceptions }: Story) =>
  !facts && !target?.owner && !exceptions;

/** Stories asked with the same options share a process. */
async function answers(line: ShippedLine): Promise<Map<string, StoryAnswer>> {
  const groups = new Map<string, { options: string[]; files: string[] }>();
  const stories = readStories().filter(({ story }) => canBeAsked(story));
  const fileOf = (path: string) => join(folder, path.replaceAll('/', '_'));
  for (const { path, story } of stories) {
    const { bytes, format } = evidenceOf(story);
    const options = optionsOf(story, format, line);
    const key = options.join(' ');
    const group = groups.get(key) ?? { options, files: [] };
    groups.set(key, group);
    group.files.push(fileOf(path));
    writeFileSync(fileOf(path), bytes);
  }
  const found = new Map<string, StoryAnswer>();
  for (const { options, files } of groups.values()) {
    for (const [file, answer] of await checkFiles(files, options)) {
      found.set(file, answer as unknown as StoryAnswer);
    }
  }
  return new Map(
    stories.map(({ path, story }) => [
      JSON.stringify(story),
      found.get(fileOf(path))!,
    ]),
  );
}

function optionsOf(story: Story, format: string, line: ShippedLine): string[] {
  const { target, action, parameters } = story;
  const options = ['--format', format];
  if (target) options.push('--environment-class', target.environmentClass);
  if (target?.environment) options.push('--environment', target.environment);
  if (target?.ref) options.push('--target', target.ref);
  if (action) options.push('--action', action);
  if (parameters) {
    const file = join(folder, 'parameters.json');
    writeFileSync(file, JSON.stringify(line.withValues(parameters).value));
    options.push('--parameters', file);
  }
  return options;
}

describe('golden stories', () => {
  it('are answered by the command line as they say', async () => {
    const known = await answers(await createShippedLine());
    const results = await runStories(async ({ story }) =>
      known.get(JSON.stringify(story)),
    );
    expect(results.filter(({ differences }) => differences.length)).toEqual([]);
    expect(results.filter(({ asked }) => asked).length).toBeGreaterThan(35);
  }, 120_000);
});
