import { readFile } from 'node:fs/promises';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { type Bundle, membersOf } from '@backstage-guardrails/policy-engine';
import { type Rule } from '@backstage-guardrails/policy-model';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import { type Host, shippedFiles } from '../host';
import { loadPolicyBundle, loadPolicyParameters } from '../policy';
import { parametersOf } from './parametersOf';
import { ruleText } from './ruleText';
import { settingsOf } from './settingsOf';

/** Says why a rule exists, what it expects, with which parameters, and prints its page. @internal */
export async function explain(
  command: Extract<Command, { name: 'explain' }>,
  host: Host,
): Promise<number> {
  const bundle = await loadPolicyBundle(command.bundles, host);
  const parameters = await loadPolicyParameters(
    command.parameters,
    bundle,
    host,
  );
  const { rules } = bundle;
  const rule = rules.find(({ id }) => id === command.rule);
  if (!rule) throw unknownRule(command.rule, rules);
  const values = parametersOf(rule, parameters.value);
  const settings = settingsOf(rule, parameters.value);
  const page = isShipped(rule, bundle) ? await readPage(rule, host) : undefined;
  host.out(
    command.output === 'json'
      ? `${JSON.stringify(
          { rule, settings, parameters: values, page },
          null,
          2,
        )}\n`
      : ruleText({ rule, settings, parameters: values, page }),
  );
  return 0;
}

/** The pages here are those of shipped rules: an own rule could name one of them as its own. */
function isShipped(rule: Rule, bundle: Bundle): boolean {
  return membersOf(bundle).some(
    ({ namespace, rules }) => namespace === undefined && rules.includes(rule),
  );
}

/** A bundle in place of the shipped one brings rules without a page here; then there is none to print. */
async function readPage(rule: Rule, host: Host): Promise<string | undefined> {
  const { documentation } = rule;
  if (!/^docs\/rules\/[a-z0-9-]+\/[a-z0-9-]+\.md$/.test(documentation)) {
    return undefined;
  }
  try {
    return await readFile(
      shippedFiles(host.shipped).page(documentation),
      'utf8',
    );
  } catch {
    return undefined;
  }
}

function unknownRule(id: string, rules: Rule[]): CliError {
  const name = id.split('/').pop() ?? '';
  const close = rules
    .map(rule => rule.id as string)
    .filter(known => name !== '' && known.includes(name));
  return new CliError({
    code: 'rule-unknown',
    message: `Unknown rule "${escapeForDisplay(id)}". ${
      close.length > 0
        ? `Did you mean ${close.slice(0, 5).join(', ')}?`
        : 'See: guardrails bundle inspect'
    }`,
  });
}
