import type {
  Action,
  EnvironmentClass,
} from '@backstage-guardrails/policy-model';

/** Text for people, JSON for programs. @public */
export type OutputFormat = 'text' | 'json';

/** What a check can be printed as: the other ones are for tools of pipelines. @public */
export type CheckOutput =
  | OutputFormat
  | 'sarif'
  | 'junit'
  | 'github'
  | 'gitlab'
  | 'markdown';

/** The mildest outcome that ends with an exit code other than 0. @public */
export type FailOn = 'warn' | 'needs-approval' | 'deny';

/** What a caller says where no server knows better; the verdict says that nobody vouched for it. @public */
export type LocalOptions = {
  format: string;
  target?: string;
  environment?: string;
  environmentClass: EnvironmentClass;
  action?: Action;
  bundles: string[];
  parameters?: string;
};

/** Who decides: this process with a bundle, or a server with its own configuration. @public */
export type Judge =
  | ({ by: 'bundle' } & LocalOptions)
  | { by: 'server'; server: string; target?: string; environment?: string };

/** A command line, read and checked. @public */
export type Command =
  | { name: 'help'; topic?: string }
  | { name: 'version' }
  | {
      name: 'check';
      paths: string[];
      output: CheckOutput;
      judge: Judge;
      /** Folder of the Terraform files that findings are looked for in. */
      source?: string;
      /** Files that passed are not printed. */
      quiet: boolean;
      failOn: FailOn;
      /** Rules that lack facts which only a server has count as needing approval. */
      requireFacts: boolean;
    }
  | { name: 'adapt'; path: string; options: LocalOptions }
  | {
      name: 'explain';
      rule: string;
      output: OutputFormat;
      bundles: string[];
      parameters?: string;
    }
  | ({ name: 'parameters'; output: OutputFormat; bundles: string[] } & (
      | { verb: 'check'; file: string }
      | { verb: 'diff'; before: string; after: string }
      | { verb: 'explain'; value: string; parameters?: string }
    ))
  | { name: 'bundle-inspect'; output: OutputFormat; bundles: string[] }
  | { name: 'bundle-build'; folder: string; out?: string; fetch: boolean }
  | {
      name: 'bundle-diff';
      before: string;
      after: string;
      output: OutputFormat;
      /** Whose exceptions and requests for approval are looked at. */
      server?: string;
      /** The organisation's parameters, for that. */
      parameters?: string;
    }
  | {
      name: 'rule-new';
      id: string;
      folder: string;
      title?: string;
      type?: string;
    }
  | { name: 'rule-lint' | 'rule-test'; folder: string; fetch: boolean }
  | {
      name: 'replay';
      server: string;
      which:
        | { by: 'id'; decisions: string[] }
        | { by: 'time'; since: string; until?: string };
      output: OutputFormat;
    }
  | {
      name: 'what-if';
      server: string;
      since: string;
      until?: string;
      /** None: the active one. */
      bundles: string[];
      /** A file; none: the active ones. */
      parameters?: string;
      /** What the file is put over. */
      over?: 'shipped' | 'active';
      output: OutputFormat;
    }
  | {
      name: 'undelivered';
      server: string;
      /** Id of a delivery, or `all` that were given up. */
      resend?: string;
      output: OutputFormat;
    }
  | { name: 'modules-digest'; folder: string }
  | { name: 'reap'; verb: 'sql' }
  | {
      name: 'reap';
      verb: 'run' | 'install';
      /** File with the databases; their addresses are in the environment. */
      config: string;
      /** Seconds between two looks; once without. */
      every?: number;
    }
  | {
      name: 'verify';
      files: string[];
      key: string;
      checkpoint?: string;
      output: OutputFormat;
    };
