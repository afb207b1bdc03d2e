import type { TimelineEvent } from '../api/decisions';
import type { RunState } from './runState';
import { runSteps } from './runSteps';

const event = (kind: TimelineEvent['kind'], minute: number) => ({
  kind,
  at: `2026-03-10T12:0${minute}:00Z`,
});

const decision = {
  evaluatedAt: '2026-03-10T12:00:00Z',
  recordedAt: '2026-03-10T12:00:01Z',
  verdict: { outcome: 'needs-approval' },
} as const;

const timeline = [
  event('requested', 0),
  event('judged', 0),
  event('approval-requested', 1),
  event('approved', 2),
  event('grant-minted', 3),
  event('grant-redeemed', 4),
  event('applied', 5),
  event('cataloged', 6),
];

const stepsOf = (state: RunState, events: TimelineEvent[]) =>
  runSteps({ state, timeline: events, decision })
    .slice(2)
    .map(({ id, progress, at }) => [id, progress, at?.slice(11, 16)]);

describe('runSteps', () => {
  it('has a time for each step that was taken, the newest that belongs to it', () => {
    expect(stepsOf('applied', timeline)).toEqual([
      ['approval', 'done', '12:02'],
      ['apply', 'done', '12:05'],
      ['catalog', 'done', '12:06'],
    ]);
    expect(stepsOf('applying', timeline.slice(0, 6))).toEqual([
      ['approval', 'done', '12:02'],
      ['apply', 'current', '12:04'],
      ['catalog', 'ahead', undefined],
    ]);
  });

  it('ends at the plan where a run ended before there was one', () => {
    const ended = [event('judged', 0), event('run-cancelled', 1)];
    const ofFormat = (format: string) =>
      runSteps({
        state: 'cancelled',
        timeline: ended,
        decision: {
          ...decision,
          verdict: { outcome: 'allow' },
          source: { format },
        },
      }).map(({ id, progress }) => `${id} ${progress}`);
    expect(ofFormat('terraform-configuration')).toEqual([
      'plan ended',
      'policy skipped',
      'approval skipped',
      'apply skipped',
      'catalog skipped',
    ]);
    expect(ofFormat('terraform-plan')).toEqual([
      'plan done',
      'policy done',
      'approval skipped',
      'apply ended',
      'catalog skipped',
    ]);
  });

  it('does not call failed what ended otherwise, or is not known', () => {
    expect(
      stepsOf('expired', [
        ...timeline.slice(0, 3),
        event('approval-expired', 7),
      ])[0],
    ).toEqual(['approval', 'ended', '12:07']);
    expect(
      stepsOf('outcome-unknown', [
        ...timeline.slice(0, 6),
        event('outcome-unknown', 8),
      ])[1],
    ).toEqual(['apply', 'unknown', '12:08']);
  });

  it('has none for what is ahead', () => {
    expect(stepsOf('waiting-for-approval', timeline.slice(0, 3))).toEqual([
      ['approval', 'current', '12:01'],
      ['apply', 'ahead', undefined],
      ['catalog', 'ahead', undefined],
    ]);
  });
});
