import { sha256 as digestOf } from '@backstage-guardrails/policy-decision';
import { entryOf } from '@backstage-guardrails/policy-ledger';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { ApprovalScenario, ASKED } from '../__testUtils__/ApprovalScenario';
import { people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { sha256 } from '../record/ledger/sha256';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const { DEVELOPER } = people;
jest.setTimeout(180_000);

describe.each(databases.eachSupportedId())(
  'with rights to write the database, on %s',
  databaseId => {
    it.each([
      ['an epoch before the first one', 0, 0],
      ['a position before the first one', 1, -1],
    ])(
      'changing what was decided, with an entry put at %s to vouch for it',
      async (_, epoch, position) => {
        const knex = await databases.init(databaseId);
        const story = await ApprovalScenario.start({ knex });
        const { id } = await story.decide();
        const task = story.harness.asTask(DEVELOPER);
        const [row] = await knex('decisions').where({ id });
        const text = Buffer.from(row.document)
          .toString('utf8')
          .replaceAll(ASKED, 'group:default/payments');
        await knex('decisions')
          .where({ id })
          .update({ document: Buffer.from(text) });
        const decision = JSON.parse(text);
        const [real] = await knex('ledger_entries as e')
          .join('ledger_payloads as p', join =>
            join.on('p.epoch', 'e.epoch').andOn('p.position', 'e.position'),
          )
          .join('ledger_subjects as s', join =>
            join.on('s.epoch', 'e.epoch').andOn('s.position', 'e.position'),
          )
          .where('s.subject', id)
          .where('e.kind', 'decision')
          .select('e.*', 'p.payload');
        const header = JSON.parse(real.header);
        const payload = JSON.parse(real.payload);
        payload.verdict.digest = digestOf(
          canonicalJson(JSON.parse(JSON.stringify(decision.verdict))),
        );
        const made = entryOf({
          kind: 'decision',
          at: header.at,
          subjects: header.subjects,
          payload,
          salt: new Uint8Array(32),
          sha256,
        });
        await knex('ledger_entries').insert({
          epoch,
          position,
          kind: 'decision',
          at: header.at,
          header: made.headerText,
        });
        await knex('ledger_payloads').insert({
          epoch,
          position,
          payload: made.payloadText,
          salt: Buffer.from(made.salt).toString('base64'),
        });
        await knex('ledger_subjects').insert({ subject: id, epoch, position });
        const asked = await task
          .requestApproval({ decision: id })
          .catch(error => error);
        expect(asked).toMatchObject({ code: 'record-forged' });
      },
    );
  },
);
