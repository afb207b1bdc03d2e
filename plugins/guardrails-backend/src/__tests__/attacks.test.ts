import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { allowed } from '../__testUtils__/plans';

const { DEVELOPER, OTHER } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('attacks on %s', databaseId => {
  async function start() {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({ knex });
    return { knex, harness };
  }

  async function ask(
    harness: GuardrailsHarness,
    path: string,
    options: { person?: string; body?: string } = {},
  ) {
    const { person = OTHER, body } = options;
    const response = await fetch(`${harness.url}/api/guardrails${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${harness.token(person)}`,
        'content-type': 'application/json',
      },
      body,
    });
    return { status: response.status, body: await response.json() };
  }

  it('take any other spelling of a looser environment for production', async () => {
    const { harness } = await start();
    const developer = harness.as(DEVELOPER);
    for (const environment of [
      'Sandbox',
      'SANDBOX',
      ' sandbox',
      'sandbox ',
      'sandbox.',
      'sandbox\u200b',
      '\u0455andbox',
      'sandbox/../sandbox',
      '__proto__',
      'constructor',
    ]) {
      const answer = await developer
        .decide(harness.request({ target: { ref: CHECKOUT, environment } }))
        .then(
          decision => decision.target.environmentClass,
          error => error.statusCode,
        );
      expect([environment, ['production', 400, 422].includes(answer)]).toEqual([
        environment,
        true,
      ]);
    }
  });

  it('take nothing from a prototype or from keys that are there twice', async () => {
    const { harness } = await start();
    const document = JSON.stringify(allowed);
    const question = (target: string) =>
      `{"format":"terraform-plan","evidence":{"document":${document}},"target":${target}}`;
    for (const target of [
      `{"ref":"${CHECKOUT}","__proto__":{"environment":"sandbox","environmentClass":"sandbox"}}`,
      `{"ref":"${CHECKOUT}","constructor":{"prototype":{"environmentClass":"sandbox"}}}`,
      `{"ref":"${CHECKOUT}","environmentClass":"sandbox"}`,
      `{"environment":"sandbox","ref":"${CHECKOUT}","environment":"production"}`,
    ]) {
      const { status, body } = await ask(harness, '/decisions', {
        person: DEVELOPER,
        body: question(target),
      });
      expect([target, status === 400 || status === 201]).toEqual([
        target,
        true,
      ]);
      // A refusal names no target.
      expect(body.target?.environmentClass ?? 'production').toBe('production');
    }
    expect(({} as Record<string, unknown>).environmentClass).toBeUndefined();
  });

  it('get nothing of others out of filters, cursors and pages', async () => {
    const { harness } = await start();
    await harness.as(DEVELOPER).decide(harness.request());
    const quote = encodeURIComponent("x' OR '1'='1");
    for (const query of [
      `cursor=${quote}`,
      'cursor=ffffffff-ffff-7fff-bfff-ffffffffffff',
      `actor=${quote}`,
      `actor=${encodeURIComponent(DEVELOPER)}`,
      'actor[]=a&actor[]=b',
      `actor[ne]=x`,
      `entity=${encodeURIComponent(CHECKOUT)}`,
      `entity=${encodeURIComponent("component:default/x'--")}`,
      `rule=${quote}`,
      `environment=${quote}`,
      'environment=sandbox',
      `since=${quote}`,
      'outcome=allow&outcome=deny',
      `outcome=${quote}`,
      `search=${quote}`,
      'search=checkout',
      'search=resource:default/che',
      'search=%25%25',
      'search=01',
      'search=x',
      'order=sideways',
      'count=true&search=checkout',
      'limit=1000000',
      'limit=-1',
      '__proto__[actor]=x',
    ]) {
      const { status, body } = await ask(harness, `/decisions?${query}`);
      expect([query, status === 400 ? [] : body.items]).toEqual([query, []]);
      expect([query, [200, 400].includes(status)]).toEqual([query, true]);
    }
  });

  it('learn nothing about a target of another team from a preview', async () => {
    const { harness } = await start();
    await expect(
      harness.as(OTHER).preview({
        subject: { format: 'terraform-plan', document: allowed as {} },
        target: { ref: CHECKOUT, environment: 'sandbox' },
      }),
    ).rejects.toMatchObject({ code: 'target-not-owned' });
  });

  it('redeem once, though two backends share the database', async () => {
    const { harness, knex } = await start();
    const second = await GuardrailsHarness.start({ knex });
    const doors = [harness, second].map(each => each.asTask(DEVELOPER));
    const { id: decision } = await doors[0].decide(harness.request());
    const grants = await Promise.all(
      doors.map(door => door.mintGrant({ decision, binding })),
    );
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, (_, i) =>
        doors[i % 2].redeemGrant(grants[(i >> 1) % 2].id, binding),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('use no grant after the target went to another team', async () => {
    const { harness, knex } = await start();
    const task = harness.asTask(DEVELOPER);
    const { id: decision } = await task.decide(harness.request());
    const { id } = await task.mintGrant({ decision, binding });
    const later = await GuardrailsHarness.start({
      knex,
      entities: [component('checkout-api', 'group:default/search', 'checkout')],
    });
    await expect(
      later.asTask(DEVELOPER).redeemGrant(id, binding),
    ).rejects.toMatchObject({ code: 'target-not-owned' });
  });
});
