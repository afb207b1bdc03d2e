import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type {
  ChoicesRequest,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import { environmentModule } from '../__testUtils__/environmentModule';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { user } from '../__testUtils__/organisation';

const { DEVELOPER, LEAD, OTHER, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
/** All that a refusal says. */
const whole = ({ code, statusCode, message }: GuardrailsError) => ({
  code,
  statusCode,
  message,
});

jest.setTimeout(60_000);

const values = {
  name: 'shop',
  size: 'small',
  owner: 'group:default/payments',
  cost_center: '4711',
  description: 'A shop',
  holds_data: false,
};

const regions: ChoicesRequest = {
  module: 'environment',
  values,
  field: 'region',
  candidates: ['eu-west-1', 'us-east-1'],
  target: { environment: 'sandbox' },
};

const PAYMENTS = 'group:default/payments';
/** The sign-in of the developer still says that they are in it; the catalog no longer has it. */
const GONE = 'group:default/gone';

const owners: ChoicesRequest = {
  ...regions,
  values: { ...values, region: 'us-east-1' },
  field: 'owner',
  candidates: [PAYMENTS],
  target: { environment: 'production' },
};
const notTheirs = {
  allowed: false,
  reasons: [{ message: 'Choose a group that you are a member of.' }],
};

describe.each(databases.eachSupportedId())(
  'choices of a form on %s',
  databaseId => {
    let harness: GuardrailsHarness;
    let knex: Knex;
    let hidden = false;
    const choices = (request: ChoicesRequest, person = DEVELOPER) =>
      harness.as(person).previewChoices(request);

    beforeAll(async () => {
      const answerAll = async (queries: { permission: { name: string } }[]) =>
        queries.map(({ permission }) => ({
          result:
            hidden && permission.name === 'guardrails.policy.read'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }));
      knex = await databases.init(databaseId);
      harness = await GuardrailsHarness.start({
        knex,
        config: {
          modules: [environmentModule],
          quotas: { previewsPerHour: 200 },
        },
        entities: [user(DEVELOPER, { memberOf: [PAYMENTS, GONE] })],
        features: [
          createServiceFactory({
            service: coreServices.permissions,
            deps: {},
            factory: () =>
              mockServices.permissions.mock({
                authorize: answerAll as never,
                authorizeConditional: answerAll as never,
              }),
          }),
        ],
      });
    });

    it('say what a preview of each value says, and no more where rules are hidden', async () => {
      const shown = await choices(regions);
      expect(shown).toEqual({
        estimate: true,
        choices: [
          { allowed: true, reasons: [] },
          {
            allowed: false,
            reasons: [
              {
                rule: 'placement/allowed-regions',
                message: expect.stringContaining('us-east-1'),
              },
            ],
          },
        ],
      });
      // The answer is remembered, and still says nothing of a rule that the person may no longer read.
      hidden = true;
      expect((await choices(regions)).choices).toEqual([
        { allowed: true, reasons: [] },
        { allowed: false, reasons: [] },
      ]);
      hidden = false;
    });

    it('follow the environment that each value names', async () => {
      const environments = {
        ...regions,
        field: 'environment',
        isEnvironment: true,
        candidates: ['sandbox', 'production'],
        values: { ...values, region: 'eu-west-1', cost_center: 'none' },
      };
      const { choices: answers } = await choices(environments, LEAD);
      expect(answers.map(({ allowed }) => allowed)).toEqual([true, false]);
      expect(answers[1].reasons).toEqual([
        expect.objectContaining({ rule: 'ownership/cost-center-exists' }),
      ]);
    });

    it('mark the teams of a person that policy refuses as the owner', async () => {
      const asked = { ...owners, candidates: [PAYMENTS, GONE] };
      const refusedOwner = {
        rule: 'ownership/owner-exists',
        message: expect.stringContaining(GONE),
      };
      expect((await choices(asked)).choices).toEqual([
        { allowed: true, reasons: [] },
        { allowed: false, reasons: [refusedOwner] },
      ]);
    });

    it.each<[string, string | number]>([
      ['a team that exists', 'group:default/search'],
      ['a team that does not exist', 'group:default/no-such-team'],
      ['a team in another spelling', 'Group:default/payments'],
      ['a team without its kind', 'payments'],
      ['a person', OTHER],
      ['themselves', DEVELOPER],
      ['a system', 'system:default/checkout'],
      ['nothing', ''],
      ['a number', 4711],
    ])(
      'neither confirm nor deny %s as the owner that is no team of theirs',
      async (_case, other) => {
        hidden = true;
        const asked = { ...owners, candidates: [PAYMENTS, other] };
        // Nothing of it is evaluated either: the region denies the form with each owner, and is none of their faults.
        expect((await choices(asked)).choices).toEqual([
          { allowed: true, reasons: [] },
          notTheirs,
        ]);
        hidden = false;
      },
    );

    it('evaluate any team for an operator, who can name it as the owner', async () => {
      const asked = {
        ...owners,
        candidates: ['group:default/search', 'group:default/no-such-team'],
      };
      const { choices: answers } = await choices(asked, PLATFORM);
      expect(answers.map(({ allowed }) => allowed)).toEqual([true, false]);
    });

    it.each<[string, unknown]>([
      ['a team that exists', 'group:default/search'],
      ['a team that does not exist', 'group:default/no-such-team'],
      ['a team in another spelling', 'Group:default/search'],
      ['a team without its kind', 'search'],
      ['a person', OTHER],
      ['a space', ' '],
      ['a number', 4711],
      ['a list', ['group:default/search']],
      ['an object', { name: 'search' }],
    ])(
      'say nothing of %s that is the owner by another field, nor does a preview',
      async (_case, owner) => {
        const formed = { ...values, region: 'eu-west-1', owner };
        const subject = { module: 'environment', values: formed as {} };
        const target = { environment: 'production' };
        const developer = harness.as(DEVELOPER);
        const asked = [
          developer.previewChoices({
            ...regions,
            values: formed as {},
            field: 'environment',
            isEnvironment: true,
            candidates: ['sandbox', 'production'],
          }),
          developer.previewChoices({
            ...regions,
            values: formed as {},
            field: 'size',
            candidates: ['small', 'large'],
          }),
          developer.preview({ subject, target }),
          developer.preview({
            subject: { format: 'module-values', document: subject },
            target,
          }),
        ];
        expect(
          await Promise.all(asked.map(answer => answer.catch(whole))),
        ).toEqual(
          asked.map(() => ({
            code: 'target-not-owned',
            statusCode: 403,
            message:
              'You do not belong to this owner. Choose a team you are a member of.',
          })),
        );
      },
    );

    it('evaluate a form without an owner, with one of theirs, and with any for an operator', async () => {
      const missing = async (person: string, owner: unknown) => {
        const formed = { ...values, region: 'eu-west-1', owner } as {};
        const { verdict } = await harness.as(person).preview({
          subject: { module: 'environment', values: formed },
          target: { environment: 'production' },
        });
        await choices(
          { ...regions, values: formed, field: 'size', candidates: ['small'] },
          person,
        );
        return verdict.findings.some(
          ({ rule }) => rule === 'ownership/owner-exists',
        );
      };
      expect(await missing(DEVELOPER, '')).toBe(false);
      expect(await missing(DEVELOPER, null)).toBe(false);
      expect(await missing(DEVELOPER, PAYMENTS)).toBe(false);
      expect(await missing(PLATFORM, 'group:default/search')).toBe(false);
      expect(await missing(PLATFORM, 'group:default/none')).toBe(true);
    });

    it('take no description of a module but that of the server', async () => {
      const subject = {
        format: 'module-values',
        document: { module: { resources: [] }, values: {} } as {},
      };
      await expect(
        harness.as(DEVELOPER).preview({ subject, target: {} }),
      ).rejects.toEqual(refused('bad-request'));
    });

    it('say nothing of a target of another team, nor of a module that is not registered', async () => {
      await expect(
        choices(
          { ...regions, target: { ref: CHECKOUT, environment: 'sandbox' } },
          OTHER,
        ),
      ).rejects.toEqual(refused('target-not-owned'));
      await expect(
        choices({ ...regions, module: '../../etc' }, OTHER),
      ).rejects.toEqual(refused('module-unknown'));
    });

    it.each<[string, object]>([
      ['101 values', { candidates: Array(101).fill('eu-west-1') }],
      ['no value', { candidates: [] }],
      ['a value without end', { candidates: ['x'.repeat(1001)] }],
      ['an object as a value', { candidates: [{ a: 1 }] }],
      ['a list as a value', { candidates: [['a']] }],
      ['another key', { actor: 'user:default/admin' }],
    ])('refuse %s', async (_case, wrong) => {
      const request = { ...regions, ...wrong } as ChoicesRequest;
      await expect(choices(request, OTHER)).rejects.toMatchObject({
        statusCode: 400,
      });
    });

    it('refuse a body without end before it is read', async () => {
      const huge = { ...values, description: 'x'.repeat(2_000_000) };
      await expect(
        choices({ ...regions, values: huge }, OTHER),
      ).rejects.toMatchObject({ statusCode: 413 });
    });

    it.each(['__proto__', '$guardrails'])(
      'refuse a field that is named %s',
      async field => {
        await expect(
          choices({ ...regions, field, candidates: ['polluted'] }, LEAD),
        ).rejects.toMatchObject({ statusCode: 422 });
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      },
    );

    it('count every value as a preview, but not an answer that is remembered', async () => {
      const hundred = {
        ...regions,
        candidates: Array.from({ length: 100 }, (_, index) => `zone-${index}`),
      };
      await choices(hundred);
      await choices(hundred);
      await expect(
        choices({ ...hundred, values: { ...values, size: 'large' } }),
      ).rejects.toEqual(refused('quota-exceeded'));
      // Another person's quota is their own, and so is what is remembered.
      await choices(hundred, LEAD);
      expect(await knex('decisions')).toEqual([]);
    });
  },
);
