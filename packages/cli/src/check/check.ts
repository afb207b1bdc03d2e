import { stat } from 'node:fs/promises';
import type { Command } from '../arguments';
import { describeError } from '../errors';
import { readEvidence } from '../evidence';
import type { Host } from '../host';
import { createLocate, type Locate, readSource } from '../source';
import { exitCodeOf } from './exitCodeOf';
import type { Answer, JudgeFile } from './Judged';
import {
  documents,
  failureText,
  type ReportedFile,
  reportOf,
  toText,
} from './output';
import { writeSummary } from './writeSummary';
import { withServerAdvice } from './withServerAdvice';

type CheckCommand = Extract<Command, { name: 'check' }>;

/**
 * Judges every path, one after the other so that memory holds one plan at a time,
 * and answers with the exit code, which depends on no output format.
 * @internal
 */
export async function check(
  command: CheckCommand,
  host: Host,
): Promise<number> {
  const { output, paths } = command;
  const { source } = command;
  const sharedLocate = lazily(async () =>
    source === undefined ? undefined : locateBelow(source),
  );
  const judgeFile = lazily(() => createJudge(command, host));
  const answers: Answer[] = [];
  const files: ReportedFile[] = [];
  for (const path of paths) {
    const answer = await answerFor({
      ...{ file: path, judgeFile, host },
      prepare: sharedLocate,
    });
    answers.push(answer);
    const code = exitCodeOf([answer], command);
    if (command.quiet && code === 0) continue;
    const several = paths.length > 1;
    const locate =
      answer.status === 'judged'
        ? (await sharedLocate()) ?? (await locateInItself(answer))
        : undefined;
    if (output === 'text') {
      printText({ answer, several, command, locate, host });
    } else {
      files.push(reportOf(answer, { several, locate }));
    }
  }
  if (output !== 'text') {
    const { requireFacts } = command;
    const report = { version: host.version, requireFacts, files };
    for (const piece of documents[output](report)) host.out(piece);
    if (output === 'github') await writeSummary(report, host);
  }
  return exitCodeOf(answers, command);
}

async function locateBelow(folder: string): Promise<Locate> {
  return createLocate(await readSource(folder));
}

/** A folder that was checked is where its findings are. */
async function locateInItself(
  answer: Extract<Answer, { status: 'judged' }>,
): Promise<Locate | undefined> {
  const { file, evidence, verdict } = answer.judged;
  const isFolder =
    evidence.format === 'terraform-configuration' &&
    (await stat(file).catch(() => undefined))?.isDirectory();
  return isFolder && verdict.findings.length > 0
    ? locateBelow(file)
    : undefined;
}

function printText(options: {
  answer: Answer;
  several: boolean;
  command: CheckCommand;
  locate: Locate | undefined;
  host: Host;
}): void {
  const { answer, several, command, locate, host } = options;
  if (answer.status === 'failed') {
    host.err(failureText(answer.failure));
    return;
  }
  const { judge } = command;
  const bundles = judge.by === 'bundle' ? judge.bundles : [];
  const { judged } = answer;
  const { colours } = host;
  host.out(toText({ judged, several, bundles, colours, locate }));
}

async function answerFor(options: {
  file: string;
  judgeFile: () => Promise<JudgeFile>;
  host: Host;
  /** What has to succeed for any file: where it fails, each of them says why, in the output that was asked for. */
  prepare: () => Promise<unknown>;
}): Promise<Answer> {
  const { file, host } = options;
  try {
    await options.prepare();
    const evidence = await readEvidence(file, host);
    const judgeFile = await options.judgeFile();
    const judged = await judgeFile({ file, ...evidence });
    return { status: 'judged', judged: withServerAdvice(judged) };
  } catch (error) {
    return { status: 'failed', failure: { file, ...describeError(error) } };
  }
}

async function createJudge(
  { judge }: CheckCommand,
  host: Host,
): Promise<JudgeFile> {
  if (judge.by === 'server') {
    const { judgeByServer } = await import('./judgeByServer');
    return judgeByServer(judge, host);
  }
  const { judgeByBundle } = await import('./judgeByBundle');
  return judgeByBundle(judge, host);
}

/** Made at first use and kept, its failure included: every file then says why. */
function lazily<T>(create: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= create();
    return made;
  };
}
