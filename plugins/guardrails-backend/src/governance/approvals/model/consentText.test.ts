import { sha256 } from '@backstage-guardrails/policy-decision';
import type { ApprovalRow } from './rows';
import { consentText } from './consentText';

const plain = {
  id: '01a2250d-1259-7a47-89b6-126ba5cde5cb',
  subject_kind: 'change',
  subject_id: '01a2250d-1259-7a47-89b6-126ba5cde5cc',
  fingerprint: `sha256:${'1'.repeat(64)}`,
  title: 'Provision component:default/shop in production: 1 create',
  requester: 'user:default/developer',
  target_ref: 'component:default/shop',
  environment: 'production',
  requested_at: '2026-11-29T00:00:00.000Z',
  expires_at: '2026-12-06T00:00:00.000Z',
} as ApprovalRow;

const labels = [
  'Request: ',
  'What: ',
  'Requested by: ',
  'Target: ',
  'Fingerprint: ',
  'Covers: ',
  'Use: ',
];

/** Whatever a reader does not see, or takes for the end of a line. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const allHidden = Array.from({ length: 0x110000 }, (_, code) =>
  String.fromCodePoint(code),
).filter(character =>
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ue000\ud800]/u.test(character),
);

const forged = [
  ...labels.map(label => `${label}sha256:${'0'.repeat(64)}`),
  'Consented by: user:default/security-reviewer',
  'Nothing is changed by this: it is a rename.',
];

describe('consentText', () => {
  it('says on seven lines what a consent binds to', () => {
    expect(
      consentText(plain, sha256).consentText.split('\n').slice(0, 5),
    ).toEqual([
      'Request: 01a2250d-1259-7a47-89b6-126ba5cde5cb',
      'What: Provision component:default/shop in production: 1 create',
      'Requested by: user:default/developer at 2026-11-29T00:00:00.000Z',
      'Target: component:default/shop in production',
      `Fingerprint: sha256:${'1'.repeat(64)}`,
    ]);
    expect(
      consentText({ ...plain, target_ref: null, environment: null }, sha256)
        .consentText,
    ).toContain('\nTarget: none is named\n');
  });

  it.each<[ApprovalRow['subject_kind'], string, string]>([
    [
      'change',
      'The fingerprint covers the resources as they will be, the findings and the revisions of their rules, the obligations, the facts about the target, and what will carry the change out. If any of these is different when the change is carried out, this consent does not count.',
      'It can be used once',
    ],
    [
      'exception',
      'The fingerprint covers the rule and its revision, the target, the resources and values it is limited to, the compensating control, and its end. Nothing beyond that is waived.',
      'It takes effect when all who are needed have consented',
    ],
    [
      'lease',
      'The fingerprint covers the person, the resource, the role, the duration and the purpose. Other access is not given.',
      'It can be used once',
    ],
    [
      'policy-request',
      'The fingerprint covers the wording of the request. Nothing in force changes by this consent; whoever maintains the policy carries it out.',
      'It takes effect when all who are needed have consented',
    ],
  ])('says what an approval of a %s covers', (kind, covers, use) => {
    expect(
      consentText({ ...plain, subject_kind: kind }, sha256)
        .consentText.split('\n')
        .slice(5),
    ).toEqual([
      `Covers: ${covers}`,
      `Use: ${use}, not after 2026-12-06T00:00:00.000Z.`,
    ]);
  });

  it.each(['title', 'target_ref', 'environment', 'requester'] as const)(
    'shows no line of %s as one of its own, whatever stands in it',
    field => {
      for (const line of forged) {
        for (const text of [
          line,
          `x\n${line}`,
          `production". ${line}`,
          `production\\". ${line}`,
          allHidden.join(line),
        ]) {
          const shown = consentText(
            { ...plain, [field]: text },
            sha256,
          ).consentText;
          const lines = shown.split('\n');
          expect(lines).toHaveLength(labels.length);
          expect(
            lines.every((shownLine, i) => shownLine.startsWith(labels[i])),
          ).toBe(true);
          expect(hidden.test(lines.join(''))).toBe(false);
          // The quotation of an environment ends where we end it, not where the name does.
          expect(
            field !== 'environment' ||
              /^Target: component:default\/shop in "(?:[^"\\]|\\.)*"$/u.test(
                lines[3],
              ),
          ).toBe(true);
        }
      }
    },
  );

  it('is another text for another name', () => {
    const digests = ['a"', 'a\\"', 'a\\', 'a\n', 'a\\n', '"a"'].map(
      environment =>
        consentText({ ...plain, environment }, sha256).consentDigest,
    );
    expect(new Set(digests).size).toBe(digests.length);
  });
});
