import { fetchVerified } from './fetchVerified.mjs';
import { goPlatform } from './platform.mjs';
import { publishedChecksum } from './publishedChecksum.mjs';

const version = '1.22.0';

/** `base` is the folder of all releases. */
export async function fetchOpa({
  base = 'https://github.com/open-policy-agent/opa/releases/download',
} = {}) {
  const { system, processor } = goPlatform();
  const fileName =
    system === 'windows'
      ? `opa_${system}_${processor}.exe`
      : `opa_${system}_${processor}_static`;
  const file = `${base}/v${version}/${fileName}`;
  return fetchVerified({
    name: 'opa',
    file: new URL(file),
    sha256: await publishedChecksum({
      list: new URL(`${file}.sha256`),
      fileName,
    }),
  });
}
