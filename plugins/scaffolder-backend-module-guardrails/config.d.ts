import type { HumanDuration } from '@backstage/types';

export interface Config {
  guardrails?: {
    /**
     * Folder for private plans, targets and local Terraform state; it must survive restarts and belong to
     * one backend. Relative to where the backend runs. Default: .guardrails
     * @visibility backend
     */
    dataDirectory?: string;

    environments?: Array<{
      terraform?: {
        /** Environment variables that reach Terraform in this environment, and no other. */
        variables?: Array<{
          /** Name that Terraform reads, for instance AWS_ACCESS_KEY_ID. @visibility backend */
          name: string;
          /** Variable of the backend's process that holds the value. Default: the same name @visibility backend */
          from?: string;
        }>;
      };
    }>;

    modules?: Array<{
      /**
       * Digest that the module must have; a changed folder is refused.
       * @visibility backend
       */
      digest?: string;
      /**
       * Digests of modules that this one may download, in addition to git commits that are named in full.
       * `guardrails modules digest DIR` prints them, and so does the refusal.
       * @visibility backend
       */
      downloads?: string[];
    }>;

    gitops?: {
      /** Without any there is one, `deployments`, a bare repository in the data folder. */
      repositories?: Array<{
        /** @visibility backend */
        id: string;
        /** Left out, it is a bare repository in the data folder. @visibility backend */
        url?: string;
        /** Base of proposals. Default: main @visibility backend */
        branch?: string;
        /** Default: x-access-token @visibility backend */
        username?: string;
        /** @visibility secret */
        token?: string;
      }>;
    };

    approvals?: {
      /**
       * How long a step of a template can wait for an approval before the task ends and is resumed later: it keeps
       * one of the scaffolder's workers busy. Default: 1 minute
       * @visibility backend
       */
      longestWait?: HumanDuration | string;
    };
    terraform?: {
      runner?: {
        /** @visibility backend */
        type?: 'embedded' | 'command';
        /** Embedded: Terraform or OpenTofu to use; otherwise PATH and the tools folder are searched. @visibility backend */
        binary?: string;
        /**
         * Embedded: must be exactly `templates may run Terraform inside this backend` to work in production.
         * @visibility backend
         */
        inProduction?: string;
        /**
         * Embedded: whether Terraform runs in namespaces that hide the files and processes of the portal.
         * Default: where-possible
         * @visibility backend
         */
        isolation?: 'where-possible' | 'required' | 'off';
        /**
         * Embedded: absolute paths of files and folders that an isolated Terraform can read besides the system, such as
         * credentials that an environment variable names.
         * @visibility backend
         */
        readable?: string[];
        /**
         * Command: program with an absolute path and its arguments; Terraform's arguments follow.
         * `{directory}` is the private directory, to be mounted at the same path. So is `{temporary}`, the short
         * folder that TMPDIR names, where the command passes TMPDIR on: providers make their sockets in it.
         * @visibility backend
         */
        command?: string[];
        /** Command: names what it runs, such as an image digest. @visibility backend */
        identity?: string;
      };
      /**
       * Providers that can be installed. `hashicorp/aws` comes from the registry of the tool (registry.terraform.io
       * with Terraform, registry.opentofu.org with OpenTofu), `registry.example.com/acme/cloud` from another one.
       * Built-in ones need no entry.
       */
      providers?: string[];
      /**
       * Filesystem mirror to install providers from instead of their registry. Entries without a host are looked up
       * under the host of the registry of the tool.
       * @visibility backend
       */
      mirror?: string;
      /**
       * Names of environment variables that reach Terraform in every environment that has no `terraform.variables` of
       * its own. Not used in production; prefer `environments[].terraform.variables`.
       */
      environment?: string[];
      state?: {
        /** A Terraform backend; `local` keeps state in the data folder. Default: local @visibility backend */
        backend?: string;
        /** Local: folder for state. @visibility backend */
        directory?: string;
        /**
         * Other backends: their settings; `{environment}` and `{resource}` are filled in.
         * Credentials belong into environment variables.
         * @visibility backend
         */
        settings?: { [name: string]: string };
      };
      /** For init, plan and show each. Default: 10 minutes @visibility backend */
      planTimeout?: HumanDuration | string;
      /** Default: 1 hour @visibility backend */
      applyTimeout?: HumanDuration | string;
      /**
       * How long an interrupted Terraform can take to end by itself. Then its providers are killed, so that it can still
       * write its state, and 10 seconds later all of it. Default: 30 seconds
       * @visibility backend
       */
      interruptGrace?: HumanDuration | string;
      /** How long a plan can be applied. Default: 24 hours @visibility backend */
      planLifetime?: HumanDuration | string;
    };
  };
}
