import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { createShippedLine } from '../line';
import { readStories } from './readStories';
import { runStories } from './runStories';
import { snapshotOf } from './snapshotOf';
import { storySchema } from './storySchema';

describe('golden stories', () => {
  it('are at least forty, over all outcomes, classes and refusals', () => {
    const stories = readStories().map(({ story }) => story);
    expect(stories.length).toBeGreaterThanOrEqual(40);
    const outcomes = new Set(
      stories.map(({ expect: wanted }) =>
        'error' in wanted ? 'refused' : wanted.outcome,
      ),
    );
    expect([...outcomes].sort()).toEqual([
      'allow',
      'deny',
      'needs-approval',
      'refused',
      'warn',
    ]);
    const classes = new Set(stories.map(s => s.target?.environmentClass));
    expect([...classes].filter(Boolean).sort()).toEqual([
      'development',
      'production',
      'sandbox',
      'staging',
    ]);
  });

  it('are answered by the line as they say', async () => {
    const line = await createShippedLine();
    const results = await runStories(async ({ story, bytes, format }) => {
      try {
        const { verdict, action } = await line.judge({
          evidence: bytes,
          format: format as 'auto',
          actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
          target: story.target ?? { environmentClass: 'production' },
          action: story.action,
          facts: { factsFor: async () => story.facts ?? {} },
          instant: new Date('2026-01-01T00:00:00Z'),
          parameters: line.withValues(story.parameters ?? {}),
          snapshot: snapshotOf(story, line.rules),
        });
        return { ...verdict, action };
      } catch (error) {
        return { error: (error as { code: string }).code };
      }
    });
    expect(results.filter(({ differences }) => differences.length)).toEqual([]);
    expect(results.every(({ asked }) => asked)).toBe(true);
  });

  it('have a schema that editors can read', () => {
    expect(
      JSON.parse(
        // eslint-disable-next-line no-restricted-syntax -- a private package that is only ever run from the checkout
        readFileSync(resolve(__dirname, '../../stories/schema.json'), 'utf8'),
      ),
    ).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(storySchema))));
  });
});
