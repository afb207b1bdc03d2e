import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  canonicalJson,
  type EnvironmentClass,
  type Json,
  type Rule,
  type RuleLevel,
} from '@backstage-guardrails/policy-model';

/** A rule for people: its face, its parameters, its page. @internal */
export function ruleText(options: {
  rule: Rule;
  /** Where the parameters say something else than the rule. */
  settings: Partial<Record<EnvironmentClass, RuleLevel>>;
  parameters: Record<string, Record<EnvironmentClass, Json>>;
  page?: string;
}): string {
  const { rule, settings, parameters, page } = options;
  const lines = [
    rule.title,
    `  ${rule.id}   severity ${rule.severity}   ${levels(rule)}`,
    ...Object.entries(settings).map(settingLine),
    '',
    `  Why         ${rule.description.trim().replace(/\s+/g, ' ')}`,
    `  Objective   ${rule.objective}`,
    `  Says        ${rule.message}`,
    `  Fix         ${rule.fix}`,
    `  Looks at    ${subject(rule)}`,
    `  Evidence    ${rule.evidence.join(', ') || 'none'}`,
    ...(rule.facts.length ? [`  Facts       ${rule.facts.join(', ')}`] : []),
    `  Adopted     ${rule.adopted}`,
    `  Review      ${rule.review}`,
    ...Object.entries(parameters).flatMap(parameterLines),
  ];
  return `${lines.join('\n')}\n${page ? `\n${page.trim()}\n` : ''}`;
}

function levels({ level }: Rule): string {
  if (typeof level === 'string') return level;
  return Object.entries(level)
    .map(([where, what]) =>
      where === 'default' ? `${what} elsewhere` : `${what} in ${where}`,
    )
    .join(', ');
}

/** `Off in sandbox: Checked by hand. Owner: group:default/network`. */
function settingLine([where, setting]: [string, RuleLevel]): string {
  const { level, own } = setting;
  switch (setting.by) {
    case 'setting':
      return `  ${
        level === 'off'
          ? `Off in ${where}:`
          : `Set by parameters in ${where}: ${level}${
              setting.reason ? '.' : ''
            }`
      }${setting.reason ? ` ${escapeForDisplay(setting.reason)}` : ''}${
        setting.owner ? ` Owner: ${escapeForDisplay(setting.owner)}` : ''
      }`;
    case 'newRules':
      return `  In ${where} ${level} instead of ${own} until an operator reviews it: adopted after ${setting.adoptedAfter}`;
    case 'rule':
      return `  In ${where} ${level}`;
    default:
      throw new TypeError(`Not a level: ${String(setting satisfies never)}`);
  }
}

function subject({ subject: looked }: Rule): string {
  return looked.type === 'infrastructure'
    ? `${looked.changes.join(', ')} of ${looked.types.join(', ')}`
    : looked.type;
}

function parameterLines([name, values]: [
  string,
  Record<EnvironmentClass, Json>,
]): string[] {
  const texts = Object.entries(values).map(
    ([environmentClass, value]) =>
      [environmentClass, canonicalJson(value)] as const,
  );
  const [[, first]] = texts;
  const same = texts.every(([, text]) => text === first);
  return [
    '',
    `  Parameter ${name}`,
    ...(same
      ? [`    everywhere    ${first}`]
      : texts.map(
          ([environmentClass, text]) =>
            `    ${environmentClass.padEnd(13)} ${text}`,
        )),
  ];
}
