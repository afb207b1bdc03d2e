/*
 * The service is killed at statements all over one story, and started again. Whatever it had answered must be
 * there, the story must come to its end, nothing may have happened twice, and the ledger must verify.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FaultMessage } from './dieAtStatement';
import { missingOf } from './missingOf';
import { startService } from './startService';
import { Story } from './Story';

/** Statements to die at, spread over the story; each once before and once after it was carried out. */
const PLACES = Number(process.env.GUARDRAILS_FAULT_PLACES ?? 6);

type Process = Awaited<ReturnType<typeof startService>>;

async function main(): Promise<void> {
  const connection = process.env.GUARDRAILS_FAULTS_POSTGRES;
  const results = [await sweep('SQLite')];
  if (connection) results.push(await sweep('PostgreSQL', connection));
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

async function sweep(database: string, connection?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const start = () => startService({ folder, connection });
  let backend = await start();
  let acknowledged = 0;
  const missing: string[] = [];
  try {
    await tell(backend, { kind: 'arm' });
    const first = new Story({ url: backend.url, number: 0 });
    await first.tell();
    const { count } = await tell(backend, { kind: 'count' });
    if (!count) throw new Error('No statement was counted');

    let faults = 0;
    for (let place = 0; place < PLACES; place += 1) {
      for (const moment of ['before', 'after'] as const) {
        const statement = 1 + Math.floor((place * (count - 1)) / PLACES);
        const story = new Story({
          url: backend.url,
          number: 1 + faults,
        });
        await tell(backend, { kind: 'arm', statement, moment });
        await Promise.race([story.tell().catch(() => {}), backend.ended]);
        await backend.kill();
        faults += 1;

        backend = await start();
        story.moveTo(backend.url);
        await story.tell();
        acknowledged += Object.keys(story.acknowledged).length;
        const lost = await missingOf(backend.url, story.acknowledged);
        missing.push(
          ...lost.map(
            what => `${what}, killed ${moment} statement ${statement}`,
          ),
        );
      }
    }
    return {
      name: `killed at statements, ${database}`,
      faults,
      acknowledged,
      missing,
    };
  } finally {
    await backend.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(
  { child }: Process,
  message: FaultMessage,
): Promise<{ count?: number }> {
  return new Promise((resolve, reject) => {
    const listen = (answer: { fault?: { count?: number } }) => {
      // Backstage uses the same channel for words of its own.
      if (!answer.fault) return;
      child.off('message', listen);
      resolve(answer.fault);
    };
    child.on('message', listen);
    child.send(message, error => error && reject(error));
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
