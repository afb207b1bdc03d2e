import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.mjs';
import { DEVELOPER, SECURITY } from './stories.mjs';
import { guardrails } from './versions.mjs';

/**
 * Exports the whole ledger from a replica and verifies it by the command line, then looks for everything that was
 * acknowledged. Answers with what is wrong, in words.
 */
export async function checkRecord({
  rotation,
  replica,
  acknowledged,
  folder,
  toolchain,
}) {
  const auditor = { rotation, replica, person: SECURITY };
  const ledger = await signed(auditor);
  const key = join(folder, 'ledger.pub');
  writeFileSync(key, ledger.publicKeys.join('\n'));
  const file = join(folder, 'ledger.jsonl');
  writeFileSync(
    file,
    await ask({ ...auditor, path: '/ledger/export', text: true }),
  );
  const checkpoint = join(folder, 'checkpoint');
  writeFileSync(checkpoint, ledger.checkpoint);
  const { code, output } = await guardrails({
    toolchain,
    args: ['verify', file, '--key', key, '--checkpoint', checkpoint],
  });
  const wrong = code === 0 ? [] : [`guardrails verify says: ${output}`];
  if (ledger.selfCheck && !ledger.selfCheck.ok) {
    wrong.push(`the self-check says: ${ledger.selfCheck.detail}`);
  }

  const { decisions, changes, exceptions, leases } = acknowledged;
  const ids = [
    ...decisions,
    ...changes.map(change => change.decision),
    ...exceptions.flatMap(exception => [exception.decision, exception.waived]),
  ];
  const entries = decisionsOf(file);
  for (const id of ids) {
    if (!entries.has(id)) wrong.push(`decision ${id} is not on the ledger`);
  }
  const listed = await listedDecisions(auditor);
  for (const id of ids) {
    if (!listed.has(id)) wrong.push(`decision ${id} is lost`);
  }
  for (const { decision, approval } of changes) {
    const { timeline } = await ask({
      ...{ ...auditor, path: `/decisions/${decision}` },
    });
    const times = kind => timeline.filter(event => event.kind === kind).length;
    if (times('grant-redeemed') !== 1 || times('applied') !== 1) {
      wrong.push(`change ${decision} was not carried out exactly once`);
    }
    const { state } = await ask({ ...auditor, path: `/approvals/${approval}` });
    if (state !== 'redeemed') wrong.push(`approval ${approval} is ${state}`);
  }
  for (const { exception, used } of exceptions) {
    const { state } = await ask({
      ...{ ...auditor, path: `/exceptions/${exception}` },
    });
    if (state !== 'active') wrong.push(`exception ${exception} is ${state}`);
    if (used !== exception) wrong.push(`exception ${exception} waived nothing`);
  }
  for (const id of leases) {
    const { state } = await ask({
      ...{ ...auditor, person: DEVELOPER, path: `/leases/${id}` },
    });
    if (state !== 'ended') wrong.push(`lease ${id} is ${state}`);
  }
  return { wrong, size: ledger.size };
}

/** Decisions that have an entry in an export. */
function decisionsOf(file) {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return new Set(
    lines
      .map(line => JSON.parse(line).entry)
      .filter(({ kind }) => kind === 'decision')
      .map(({ subjects }) => subjects.decision),
  );
}

/** Every decision that the service lists. */
async function listedDecisions(auditor) {
  const found = new Set();
  let cursor;
  do {
    const query = new URLSearchParams({
      limit: '200',
      ...(cursor && { cursor }),
    });
    const page = await ask({ ...auditor, path: `/decisions?${query}` });
    for (const { id } of page.items) found.add(id);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** The ledger once all of it is signed; a schedule does that. */
async function signed(auditor) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const ledger = await ask({ ...auditor, path: '/ledger' });
    const size = Number(ledger.checkpoint?.split('\n')[1]);
    if (size === ledger.size) return ledger;
    await sleep(200);
  }
  throw new Error('The ledger was not signed to its end');
}
