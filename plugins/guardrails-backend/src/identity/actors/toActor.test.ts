import { toActor } from './toActor';

const enforcementPoints = ['plugin:scaffolder'];
const human = { kind: 'human', origin: 'portal' };

describe('toActor', () => {
  it.each([
    ['own session', undefined, undefined, human],
    ['own session, said so', undefined, [], human],
    [
      'task that the person started',
      'plugin:scaffolder',
      [],
      { ...human, onBehalfOf: 'plugin:scaffolder' },
    ],
    [
      'task that an agent started',
      'plugin:scaffolder',
      ['plugin:mcp-evil'],
      {
        kind: 'agent',
        origin: 'mcp',
        onBehalfOf: 'plugin:mcp-evil',
        chain: ['plugin:mcp-evil', 'plugin:scaffolder'],
      },
    ],
    [
      'task that a task started, where the one before is forgotten',
      'plugin:scaffolder',
      ['plugin:scaffolder'],
      {
        kind: 'agent',
        origin: 'portal',
        onBehalfOf: 'plugin:scaffolder',
        chain: ['plugin:scaffolder', 'plugin:scaffolder'],
      },
    ],
    [
      'enforcement point that does not say',
      'plugin:scaffolder',
      undefined,
      { kind: 'agent', origin: 'portal', onBehalfOf: 'plugin:scaffolder' },
    ],
    [
      'plugin of any name, whatever it says',
      'plugin:assistant',
      [],
      { kind: 'agent', origin: 'portal', onBehalfOf: 'plugin:assistant' },
    ],
    [
      'MCP',
      'plugin:mcp-actions',
      [],
      { kind: 'agent', origin: 'mcp', onBehalfOf: 'plugin:mcp-actions' },
    ],
    [
      'session that names others itself',
      undefined,
      ['plugin:assistant'],
      { kind: 'agent', origin: 'portal', onBehalfOf: 'plugin:assistant' },
    ],
  ])('%s', (_, sender, stated, expected) => {
    expect(toActor({ sender, stated, enforcementPoints })).toEqual(expected);
  });
});
