import { ActionError } from '../errors';
import type { TerraformExit } from '../runner';
import { deriveOutcome } from './deriveOutcome';

const entity = 'resource:default/thing';

function ended(code: number, stderr: string): TerraformExit {
  return { status: 'done', code, stdout: Buffer.alloc(0), stderr };
}

describe('how an apply ended', () => {
  it.each([
    ['applied', ended(0, ''), 'Applied as decided.'],
    ['failed', ended(1, 'Error: No such subnet\n'), 'Error: No such subnet'],
    ['unknown', ended(1, 'Error: Plugin did not respond\n'), 'did not respond'],
    ['unknown', ended(1, 'Error: Request cancelled\n'), 'Request cancelled'],
    ['unknown', ended(1, 'Error: Plugin error\nEOF\n'), 'Plugin error'],
    [
      'unknown',
      ended(1, 'Error: first\nError: The x_v1 plugin crashed!\n'),
      'plugin crashed',
    ],
    [
      'unknown',
      ended(1, '│ Error: Failed to persist state to backend\n'),
      'persist state',
    ],
    // Terraform itself fell, or a container engine lost sight of it.
    ['unknown', ended(11, 'panic: runtime error\n'), 'panic: runtime error'],
    ['unknown', ended(125, 'docker: unexpected EOF\n'), 'unexpected EOF'],
    ['unknown', ended(1, 'error: lost connection to pod\n'), 'lost connection'],
    ['unknown', ended(1, ''), 'failed with code 1'],
    [
      'unknown',
      { status: 'interrupted', reason: 'killed' } as const,
      'half-way: killed',
    ],
    ['failed', new ActionError('runner-refused', 'Not run.'), 'Not run.'],
    [
      'unknown',
      Object.assign(new Error('/private'), { code: 'ENOSPC' }),
      '(ENOSPC)',
    ],
  ])('%s: %j', (status, exit, says) => {
    const outcome = deriveOutcome({ exit, entity });
    expect(outcome).toEqual({
      status,
      entity,
      detail: expect.stringContaining(says),
    });
    expect(outcome.detail).not.toContain('/private');
  });
});
