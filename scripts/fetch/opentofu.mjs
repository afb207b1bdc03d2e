import { fetchVerified } from './fetchVerified.mjs';
import { goPlatform } from './platform.mjs';
import { unzip } from './unzip.mjs';

const version = '1.12.6';

/** `base` is the folder of all releases. */
export function fetchOpenTofu({
  base = 'https://github.com/opentofu/opentofu/releases/download',
} = {}) {
  const { system, processor } = goPlatform();
  const folder = `${base}/v${version}`;
  return fetchVerified({
    name: 'tofu',
    file: new URL(`${folder}/tofu_${version}_${system}_${processor}.zip`),
    checksums: new URL(`${folder}/tofu_${version}_SHA256SUMS`),
    extract: archive =>
      unzip(archive, system === 'windows' ? 'tofu.exe' : 'tofu'),
  });
}
