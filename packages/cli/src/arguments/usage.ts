const sections: Record<string, string> = {
  check: `  guardrails check PATH...          check Terraform or OpenTofu plans (terraform show -json), or a configuration folder
      --format terraform-plan|...     format of PATH; auto detects it (default)
      --target REF                    catalog entity of the change, such as resource:default/checkout-db
      --environment NAME              environment of the change
      --environment-class CLASS       sandbox, development, staging or production (default)
      --action ACTION                 provision, destroy ...; a plan that destroys is always a destroy
      --bundle FILE|shipped           use this bundle instead of the built-in one; repeat it to combine
                                      bundles: --bundle shipped --bundle acme.tar.gz
      --parameters FILE               use these parameters instead of the built-in ones
      --require-facts                 need approval where a rule lacks a fact that only a server has;
                                      without it such rules are not checked
  guardrails check PATH... --server URL [--target REF] [--environment NAME]
                                    check on the server, which records the decision; set the token in GUARDRAILS_TOKEN
    Both take:
      --output text|json|sarif|junit|github|gitlab|markdown
                                      github: annotations, and the step summary; gitlab: code quality;
                                      markdown: a comment on a pull request
      --source DIR                    find the line of each resource in the Terraform files of this folder
      --quiet                         print nothing about files that passed
      --fail-on OUTCOME               warn, needs-approval (default) or deny: the mildest outcome that fails`,
  adapt: `  guardrails adapt PATH             print the normalised input of a plan`,
  explain: `  guardrails explain RULE           show why a rule exists, what it expects and its parameters`,
  rule: `  guardrails rule new NAMESPACE/NAME   create a rule of your own, with a test and samples
      --title TEXT                    what must be true, as a sentence without a full stop
      --type TYPE                     resource type to check; aws_db_instance (default)
      --dir DIR                       folder of your rules; the current folder (default)
  guardrails rule lint [DIR]        check your rules for mistakes, such as rules that never match
  guardrails rule test [DIR]        run the tests, samples and plan cases of your rules
      --no-fetch                      do not download opa if it is missing`,
  bundle: `  guardrails bundle inspect [--bundle FILE] [--output text|json]
                                    show digest, revision and rules of a bundle
  guardrails bundle build DIR [-o FILE] [--no-fetch]
                                    compile your rules into a bundle; DIR/<namespace>.tar.gz (default)
  guardrails bundle diff OLD NEW [--output text|json]
                                    list added, removed and changed rules, rows of tables and parameters,
                                    and changed built-in values
      --server URL                    list the exceptions and approvals of this server that would end;
                                      set the token in GUARDRAILS_TOKEN
      --parameters FILE               your parameters, for --server; the built-in ones (default)`,
  parameters: `  guardrails parameters check FILE  validate a parameters file and show what it changes
  guardrails parameters diff A B    compare two parameters files by class; "shipped" is the built-in one
  guardrails parameters explain VALUE [--parameters FILE]
                                    show what a value means, its setting in each class, and its source
      --bundle FILE                   use this bundle instead of the built-in one
      --output text|json`,
  modules: `  guardrails modules digest DIR     print the digest of a module, for guardrails.modules: for "digest" if the module
                                    has a module.yaml, otherwise for "downloads"`,
  reap: `  guardrails reap run --config FILE [--every SECONDS]
                                    revoke expired PostgreSQL leases, once or every N seconds
  guardrails reap install --config FILE
                                    install the functions that revoke leases
  guardrails reap sql               print the SQL that reap install runs`,
  replay: `  guardrails replay DECISION... --server URL [--output text|json]
  guardrails replay --since TIME [--until TIME] --server URL [--output text|json]
                                    evaluate recorded decisions again and compare them byte for byte;
                                    set the token in GUARDRAILS_TOKEN
  guardrails replay --since TIME [--until TIME] --server URL [--bundle FILE] [--parameters FILE]
                                    compare recorded decisions with what this bundle and these parameters say;
                                    evaluated on the server, and nothing is recorded as a decision
      --bundle FILE|shipped           bundle to compare with; repeat it to combine bundles; the active one (default)
      --parameters FILE               parameters to compare with; the active ones (default)
      --over shipped|active           what the parameters file is put over; shipped (default)
      --output text|json`,
  undelivered: `  guardrails undelivered --server URL [--resend ID|all] [--output text|json]
                                    list and resend failed webhook deliveries`,
  verify: `  guardrails verify FILE... --key FILE [--checkpoint FILE] [--output text|json]
                                    verify receipts and exports of the ledger (JSON Lines or CSV), offline
      --key FILE                      public keys of the log, in its own format or PEM
      --checkpoint FILE               a checkpoint from an earlier export or from a witness`,
};

const end = `PATH - reads standard input. A folder is read as Terraform configuration.

Exit codes: 1 error, 2 denied, 3 needs approval, 4 warnings (with --fail-on warn), 0 passed. With several files the
first of these that occurs. They are the same for each output.
For verify: 2 verification failed, 1 cannot verify, 0 verified.
For replay: 2 a decision differs, 1 a replay failed, 0 all are identical. With --bundle or --parameters:
2 an outcome differs, 1 a decision could not be evaluated or there are none, 0 all outcomes are the same.
For undelivered: 1 a delivery failed and was not resent, 0 otherwise.
`;

/** What `guardrails help` says: about one command, or about all where there is none of this name. @internal */
export function usage(topic = ''): string {
  const shown = Object.hasOwn(sections, topic)
    ? [sections[topic]]
    : [
        'guardrails: check a plan with the same policies as the portal\n',
        ...Object.values(sections),
      ];
  return `${shown.join('\n')}\n\n${end}`;
}
