import { fetchVerified } from './fetchVerified.mjs';
import { goPlatform } from './platform.mjs';

const version = '1.22.0';

/** `base` is the folder of all releases. */
export function fetchOpa({
  base = 'https://github.com/open-policy-agent/opa/releases/download',
} = {}) {
  const { system, processor } = goPlatform();
  const name =
    system === 'windows'
      ? `opa_${system}_${processor}.exe`
      : `opa_${system}_${processor}_static`;
  const file = `${base}/v${version}/${name}`;
  return fetchVerified({
    name: 'opa',
    file: new URL(file),
    checksums: new URL(`${file}.sha256`),
  });
}
