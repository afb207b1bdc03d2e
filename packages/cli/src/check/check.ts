import type { Command } from '../arguments';
import { describeError } from '../errors';
import { readEvidence } from '../evidence';
import type { Host } from '../host';
import { exitCodeOf } from './exitCodeOf';
import type { Answer, JudgeFile } from './Judged';
import { toJson } from './toJson';
import { failureText, toText } from './toText';

/**
 * Judges every path, one after the other so that memory holds one plan at a time,
 * and answers with the exit code.
 * @internal
 */
export async function check(
  command: Extract<Command, { name: 'check' }>,
  host: Host,
): Promise<number> {
  const judgeFile = lazily(() => createJudge(command, host));
  const several = command.paths.length > 1;
  const { judge } = command;
  const bundles = judge.by === 'bundle' ? judge.bundles : [];
  const answers: Answer[] = [];
  for (const file of command.paths) {
    const answer = await answerFor({ file, judgeFile, host });
    answers.push(answer);
    if (command.output === 'json') continue;
    if (answer.status === 'judged') {
      const { judged } = answer;
      host.out(toText({ judged, several, bundles, colours: host.colours }));
    } else {
      host.err(failureText(answer.failure));
    }
  }
  if (command.output === 'json') {
    for (const piece of toJson(answers)) host.out(piece);
  }
  return exitCodeOf(answers, { requireFacts: command.requireFacts });
}

async function answerFor(options: {
  file: string;
  judgeFile: () => Promise<JudgeFile>;
  host: Host;
}): Promise<Answer> {
  const { file, host } = options;
  try {
    const evidence = await readEvidence(file, host);
    const judgeFile = await options.judgeFile();
    return {
      status: 'judged',
      judged: await judgeFile({ file, ...evidence }),
    };
  } catch (error) {
    return { status: 'failed', failure: { file, ...describeError(error) } };
  }
}

async function createJudge(
  { judge }: Extract<Command, { name: 'check' }>,
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
