import type { Sentences } from './Sentences';

/**
 * The sentences of engine 0.1. Never change a letter here, however odd it reads: decisions made with them are on record,
 * and a replay of one that differs in a letter looks as if the record had been tampered with. Better sentences go into
 * a new table, with a new version of the engine.
 * @internal
 */
export const v1: Sentences = {
  values: {
    wholeEvidence: 'The evidence',
    notSet: 'not set',
    empty: 'empty',
    shortened: ({ start, length }) => `${start}… (${length} characters)`,
  },
  factAbsent: {
    message: ({ title, fact }) =>
      `${title}: this cannot be judged, because the fact ${fact} is not known here.`,
    fix: ({ fix }) => fix,
  },
  knownAfterApply: ({ title, path, resource }) =>
    `${title}: this cannot be judged before apply, because ${[
      path,
      resource || 'empty',
    ]
      .filter(Boolean)
      .join(' of ')} is known only then.`,
  unreadable: {
    expected: 'readable evidence',
    message: ({ title, part, path, code, more }) =>
      `${title}: this cannot be judged, because ${part} could not be read at ${path}${
        more > 0 ? ` and ${more} more` : ''
      } (${code}).`,
  },
  withheld: {
    expected: 'a value that can be judged',
    message: ({ title, paths, isSuspected }) =>
      `${title}: this cannot be judged, because ${paths.join(', ')} ${
        isSuspected ? 'looks like' : 'is'
      } a secret.`,
    fix: ({ isSuspected }) =>
      isSuspected
        ? 'Give a secret to the template as a secret, and other values in a form that does not look like one.'
        : 'Give the value as a parameter of the template instead of a secret, or get approval.',
  },
  preApproval: {
    notProven:
      'template and module are proven only for a plan that a run of a template has made',
    evidenceIncomplete: part =>
      `a part of the evidence could not be read: ${part}`,
    notAViolation: rule => `${rule} cannot be judged before apply`,
    notInfrastructure: 'it is not about infrastructure',
    destroys: 'something is destroyed',
    destroysResource: ({ kind, address }) =>
      `the plan has a ${kind} of ${address}`,
    moduleUnpinned: ({ address, source }) =>
      `${address} is fetched from ${source} in a version that can change`,
    nothingKnown: 'template and module are not known',
    environmentDiffers: ({ environments, environment }) =>
      `it is for ${environments.join(', ')}, not for ${
        environment ?? 'an environment without a name'
      }`,
    expired: until => `it ended at ${until}`,
    templateUnknown:
      'the run that made the plan was not found, so its template is not known',
    templateDiffers: ({ actual, expected }) =>
      `the template is ${actual}, not ${expected}`,
    templateDigestDiffers: ({ actual, expected }) =>
      `the template differs: its digest is ${actual}, not ${expected}`,
    moduleDiffers: ({ actual, expected }) =>
      `the module is ${actual}, not ${expected}`,
    moduleDigestDiffers: ({ actual, expected }) =>
      `the module differs: its digest is ${actual}, not ${expected}`,
    ruleNotNamed: rule => `it says nothing about ${rule}`,
    valueNotNamed: name => `it says nothing about ${name}`,
    valueWithheld: name => `the value of ${name} is not known`,
    valueMissing: name => `${name} has no value`,
    valueOutside: ({ name, value, range }) =>
      `${name} is ${value}, not ${range}`,
    oneOf: values => `one of ${values}`,
    text: ({ maxLength }) => `a text of at most ${maxLength} characters`,
    number: ({ type, minimum, maximum }) =>
      `${
        type === 'integer' ? 'a whole number' : 'a number'
      } from ${minimum} to ${maximum}`,
  },
};
