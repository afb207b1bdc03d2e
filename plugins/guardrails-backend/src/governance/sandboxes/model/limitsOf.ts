import type {
  EnvironmentClass,
  Parameters,
} from '@backstage-guardrails/policy-model';

/** What policy allows a sandbox of an environment class. @internal */
export type SandboxLimits = {
  defaultHours: number;
  /** From its creation to its end, extensions included. */
  maximumHours: number;
  maximumExtensions: number;
};

/** The limits of a class, as its parameters say; a value that is not there allows nothing. @internal */
export function limitsOf(
  parameters: Parameters,
  environmentClass: EnvironmentClass,
): SandboxLimits {
  const { values } = parameters[environmentClass];
  const read = (name: string) => {
    const value = values[name];
    return typeof value === 'number' ? value : 0;
  };
  return {
    defaultHours: read('defaultSandboxHours'),
    maximumHours: read('maximumSandboxHours'),
    maximumExtensions: read('maximumSandboxExtensions'),
  };
}
