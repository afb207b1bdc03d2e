import type { CheckOutput } from '../../arguments';
import type { Report } from './Report';
import { toGithub } from './toGithub';
import { toGitlab } from './toGitlab';
import { toJson } from './toJson';
import { toJunit } from './toJunit';
import { toMarkdown } from './toMarkdown';
import { toSarif } from './toSarif';

/** What is printed once every file is checked, in pieces. @internal */
export const documents: Record<
  Exclude<CheckOutput, 'text'>,
  (report: Report) => Iterable<string>
> = {
  json: toJson,
  sarif: toSarif,
  junit: toJunit,
  github: toGithub,
  gitlab: toGitlab,
  markdown: toMarkdown,
};
