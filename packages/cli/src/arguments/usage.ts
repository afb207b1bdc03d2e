const sections: Record<string, string> = {
  check: `  guardrails check PATH...          judge Terraform or OpenTofu plans (terraform show -json), or a configuration folder
      --format terraform-plan|...     what PATH holds; auto finds out (default)
      --target REF                    the catalog entity it is for, such as resource:default/checkout-db
      --environment NAME              the environment it is for
      --environment-class CLASS       sandbox, development, staging or production (default)
      --action ACTION                 provision, destroy and so on; a plan that destroys stays a destroy
      --bundle FILE|shipped           use this bundle instead of the shipped one; again for several that judge
                                      together: --bundle shipped --bundle acme.tar.gz
      --parameters FILE               parameters other than those shipped
      --output text|json
  guardrails check PATH... --server URL [--target REF] [--environment NAME] [--output text|json]
                                    the server decides and keeps a record; GUARDRAILS_TOKEN holds the token`,
  adapt: `  guardrails adapt PATH             print the normalised input`,
  explain: `  guardrails explain RULE           why a rule exists, what it expects, its parameters`,
  rule: `  guardrails rule new NAMESPACE/NAME   create a rule of your own, with a test and samples
      --title TEXT                    what must be true, as a sentence without a full stop
      --type TYPE                     the resource type it looks at; aws_db_instance (default)
      --dir DIR                       the folder of your rules; the current one (default)
  guardrails rule lint [DIR]        check your rules for mistakes, such as rules that never find anything
  guardrails rule test [DIR]        run their tests, samples, and cases made from real plans
      --no-fetch                      do not download opa where it is missing`,
  bundle: `  guardrails bundle inspect [--bundle FILE] [--output text|json]
                                    show digest, revision and rules of a bundle
  guardrails bundle build DIR [-o FILE] [--no-fetch]
                                    compile your rules into a bundle; DIR/<namespace>.tar.gz (default)
  guardrails bundle diff OLD NEW [--output text|json]
                                    list the rules and parameters that are added, removed or changed,
                                    and shipped values that changed`,
  parameters: `  guardrails parameters check FILE  whether a parameters file is right for the bundle, and what it changes
  guardrails parameters diff A B    what is different in force, by class; "shipped" names the shipped parameters
  guardrails parameters explain VALUE [--parameters FILE]
                                    what a value means, and what it is in each class, and from where
      --bundle FILE                   policies other than those shipped
      --output text|json`,
  modules: `  guardrails modules digest DIR     the digest of a module, for guardrails.modules: with a module.yaml for "digest",
                                    without, as a module that others download, for "downloads"`,
  reap: `  guardrails reap run --config FILE [--every SECONDS]
                                    ends leases on PostgreSQL that are over, without the portal; once, or for ever
  guardrails reap install --config FILE
  guardrails reap sql               the SQL that is installed, for whoever reads before they run`,
  replay: `  guardrails replay DECISION... --server URL [--output text|json]
  guardrails replay --since TIME [--until TIME] --server URL [--output text|json]
                                    makes verdicts again here, from what the server keeps, and compares
                                    every byte; GUARDRAILS_TOKEN holds the token`,
  undelivered: `  guardrails undelivered --server URL [--resend ID|all] [--output text|json]
                                    what receivers did not take, and having it sent again; for operators`,
  verify: `  guardrails verify FILE... --key FILE [--checkpoint FILE] [--output text|json]
                                    whether receipts, or exports of the ledger as JSON Lines or CSV, prove what
                                    they say; asks nobody
      --key FILE                      public keys of the log, as the log gives them or in PEM
      --checkpoint FILE               a checkpoint that you kept, or that a witness holds`,
};

const end = `PATH - reads standard input. A folder is read as Terraform configuration.

Exit codes: 1 could not decide (never a pass), else 2 denied, else 3 needs approval, else 0:
the worst of several files in this order.
For verify: 2 something contradicts, else 1 something could not be decided, else 0 all is verified.
For replay: 2 a verdict differs, else 1 one could not be made again, else 0 all are identical.
For undelivered: 1 something was given up and is not sent again, else 0.
`;

/** What `guardrails help` says: about one command, or about all where there is none of this name. @internal */
export function usage(topic = ''): string {
  const shown = Object.hasOwn(sections, topic)
    ? [sections[topic]]
    : [
        'guardrails: judge a plan with the same policies as the portal\n',
        ...Object.values(sections),
      ];
  return `${shown.join('\n')}\n\n${end}`;
}
