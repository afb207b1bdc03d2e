import type { Json, Parameters } from '@backstage-guardrails/policy-model';
import type { ArchiveFiles } from '../archive';

/**
 * A folder with rules in the layout of the policies package (`guardrails/main`, `guardrails/lib`, `guardrails/testing`,
 * `guardrails/rules/<domain>/<rule>`), and what is said of it in a bundle.
 * @public
 */
export type PolicyWorkspace = {
  folder: string;
  /** What the manifest says under `guardrails`. */
  about: { version: string; namespace?: string; policies?: string };
  /** Names of parameters that rules may read. */
  parameters: string[];
  /** Parameters that tests run with. */
  testParameters: Parameters;
  /** Tables that rules read at `data.guardrails.places`: by name, then by resource type. */
  places?: Record<string, Record<string, { [key: string]: Json }[]>>;
  /** Which resource types the rules know, at `data.guardrails.types`. */
  types?: { [key: string]: Json };
  /** Files of the bundle beside rules, data and policy, by path. */
  extras: ArchiveFiles;
  /** Names files as the author knows them, in text that names them as they are in the folder. */
  inAuthorsWords(text: string): string;
};
