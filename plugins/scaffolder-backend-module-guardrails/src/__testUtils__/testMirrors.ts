import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

const BUILT = resolve(__dirname, '../../../../.guardrails/tools/providers');

/** A folder that Terraform can install providers from. */
type Mirror = { path: string; missing?: undefined } | { missing: string };

/** Where our own provider is, which `.ci/test-provider.sh` builds. */
export function testingMirror(): Mirror {
  return mirrorOf({
    path: process.env.GUARDRAILS_TEST_PROVIDERS ?? BUILT,
    holds: 'registry.terraform.io/guardrails/testing',
    hint: 'build it with: bash .ci/test-provider.sh',
  });
}

/** A mirror of the AWS provider, where the machine has one. */
export function awsMirror(): Mirror {
  const path = process.env.GUARDRAILS_TEST_AWS_MIRROR;
  return path === undefined
    ? { missing: 'GUARDRAILS_TEST_AWS_MIRROR names no mirror' }
    : mirrorOf({
        path,
        holds: 'registry.terraform.io/hashicorp/aws/5.100.0',
        hint: 'it is named by GUARDRAILS_TEST_AWS_MIRROR',
      });
}

function mirrorOf(options: {
  path: string;
  holds: string;
  hint: string;
}): Mirror {
  const { path, holds, hint } = options;
  return existsSync(join(path, holds))
    ? { path: realpathSync(path) }
    : { missing: `${holds} is not in ${path}; ${hint}` };
}
