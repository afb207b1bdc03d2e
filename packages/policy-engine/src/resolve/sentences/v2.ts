import type { ChangeKind } from '@backstage-guardrails/policy-model';
import type { Sentences } from './Sentences';

/** What a plan does to a resource, as Terraform's users say it. */
const done: Partial<Record<ChangeKind, string>> = {
  delete: 'will be deleted',
  replace: 'will be replaced',
  forget: 'will be removed from the state',
  deferred: 'cannot be planned yet',
};

/**
 * The sentences since engine 0.2. They are frozen with the first release that has them: what is better after that goes
 * into a table of its own.
 * @internal
 */
export const v2: Sentences = {
  values: {
    wholeEvidence: 'The evidence',
    notSet: 'not set',
    empty: 'empty',
    shortened: ({ start, length }) => `${start}… (${length} characters)`,
  },
  factAbsent: {
    message: ({ title, fact }) =>
      `Not checked: "${title}" needs ${fact}, which is not available.`,
    fix: ({ fact }) => `Check again when ${fact} is available.`,
  },
  knownAfterApply: ({ title, path, resource }) =>
    `Not checked before apply: "${title}" needs ${
      [path, resource].filter(Boolean).join(' of ') || 'a value'
    }, which is known after apply.`,
  unreadable: {
    expected: 'readable evidence',
    message: ({ title, part, path, code, more }) =>
      `Not checked: "${title}" needs the ${part} part of the evidence, which cannot be read at ${path}${
        more > 0 ? ` and ${more} other ${more === 1 ? 'place' : 'places'}` : ''
      } (${code}).`,
  },
  withheld: {
    expected: 'a value that can be checked',
    message: ({ title, paths, isSuspected }) =>
      `Not checked: "${title}" needs ${paths.join(', ')}, which ${
        isSuspected ? 'looks like' : 'is'
      } a secret.`,
    fix: ({ isSuspected }) =>
      isSuspected
        ? 'Pass secrets to the template as secrets. Change other values so that they do not look like secrets.'
        : 'Pass the value as a template parameter instead of a secret, or request approval.',
  },
  preApproval: {
    notProven: 'the plan was not made by a template run',
    evidenceIncomplete: part =>
      `the ${part} part of the evidence cannot be read`,
    notAViolation: rule => `${rule} cannot be checked before apply`,
    notInfrastructure: 'the change is not about infrastructure',
    destroys: 'the change destroys resources',
    destroysResource: ({ kind, address }) =>
      `${address} ${done[kind] ?? `has the change "${kind}"`}`,
    moduleUnpinned: ({ address, source }) =>
      `${address} comes from ${source}, which is not pinned to a version`,
    nothingKnown: 'the template and the module are not known',
    environmentDiffers: ({ environments, environment }) =>
      `it covers ${environments.join(', ')}, not ${
        environment ?? 'an unnamed environment'
      }`,
    expired: until => `it expired on ${until}`,
    templateUnknown:
      'the template is not known, because the run that made the plan was not found',
    templateDiffers: ({ actual, expected }) =>
      `it covers ${expected}, not ${actual}`,
    templateDigestDiffers: ({ actual, expected }) =>
      `the template has changed: its digest is ${actual}, not ${expected}`,
    moduleDiffers: ({ actual, expected }) =>
      `it covers the module ${expected}, not ${actual}`,
    moduleDigestDiffers: ({ actual, expected }) =>
      `the module has changed: its digest is ${actual}, not ${expected}`,
    ruleNotNamed: rule => `it does not cover the rule ${rule}`,
    valueNotNamed: name => `it does not cover the variable ${name}`,
    valueWithheld: name => `the value of ${name} is not known`,
    valueMissing: name => `${name} has no value`,
    valueOutside: ({ name, value, range }) =>
      `${name} is ${value}, but must be ${range}`,
    oneOf: values => `one of ${values}`,
    text: ({ maxLength }) => `text of at most ${maxLength} characters`,
    number: ({ type, minimum, maximum }) =>
      `${
        type === 'integer' ? 'a whole number' : 'a number'
      } from ${minimum} to ${maximum}`,
  },
};
