import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import type { People } from '../../../identity/people';
import type { NewApproval } from '../ApprovalService';
import { prepare } from './prepare';

const requester = 'user:default/requester';
const owner = 'group:default/shop';
const platform = 'group:default/platform';

/** Members of groups, and the humans behind accounts where they are others. */
function prepareWith(options: {
  requirements: ApprovalRequirement[];
  members: Record<string, string[]>;
  humans?: Record<string, string>;
  owner?: string;
}) {
  const { requirements, members, humans = {} } = options;
  const people: Pick<People, 'identities' | 'members'> = {
    members: async group => members[group] ?? [],
    identities: async refs =>
      new Map(refs.map(ref => [ref, humans[ref] ?? ref])),
  };
  return prepare({
    approval: {
      title: 'A change',
      target: { owner: options.owner },
      requirements,
      participants: [{ person: requester, duty: 'request', source: 'test' }],
    } as Partial<NewApproval> as NewApproval,
    requester,
    people,
  });
}

const one: ApprovalRequirement = { from: [platform], minimum: 1 };
const refused = expect.objectContaining({ code: 'approval-needed' });

describe('prepare', () => {
  it('asks the members of each group once, without those who had a part', async () => {
    const { asked, requirements } = await prepareWith({
      requirements: [one, { from: ['owner', platform], minimum: 1 }],
      members: { [platform]: ['a', 'b'], [owner]: [requester, 'a', 'c'] },
      humans: { c: requester },
      owner,
    });
    expect(requirements[1].from).toEqual([owner, platform]);
    expect(
      asked.map(({ requirement, person }) => [requirement, person]),
    ).toEqual([
      [0, 'a'],
      [0, 'b'],
      [1, 'a'],
      [1, 'b'],
    ]);
  });

  it.each<[string, Parameters<typeof prepareWith>[0]]>([
    ['no requirement', { requirements: [], members: {} }],
    ['a group with nobody in it', { requirements: [one], members: {} }],
    [
      'only the requester',
      { requirements: [one], members: { [platform]: [requester] } },
    ],
    [
      'too few',
      {
        requirements: [{ ...one, minimum: 2 }],
        members: { [platform]: ['a'] },
      },
    ],
    [
      'two accounts of one human',
      {
        requirements: [{ ...one, minimum: 2 }],
        members: { [platform]: ['a', 'b'] },
        humans: { b: 'a' },
      },
    ],
    [
      'one human for two requirements',
      { requirements: [one, one], members: { [platform]: ['a'] } },
    ],
    [
      'a target without owner',
      { requirements: [{ from: ['owner'], minimum: 1 }], members: {} },
    ],
  ])('says at once that nobody could ever decide: %s', async (_, options) => {
    await expect(prepareWith(options)).rejects.toEqual(refused);
  });

  it('opens where an escalation can still ask others', async () => {
    const escalation = { afterMinutes: 10, to: ['group:default/security'] };
    await expect(
      prepareWith({
        requirements: [{ ...one, minimum: 2, escalation }],
        members: { [platform]: ['a'] },
      }),
    ).resolves.toMatchObject({ asked: [{ person: 'a' }] });
  });
});
