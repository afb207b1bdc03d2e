import { Stop } from '../lib/say.mjs';
import { fetchVerified } from './fetchVerified.mjs';
import { goPlatform } from './platform.mjs';
import { unzip } from './unzip.mjs';

const version = '1.12.6';
const releases = 'https://github.com/opentofu/opentofu/releases/download';

/** Of `tofu_1.12.6_SHA256SUMS`. Kept here, so that a server that serves another file cannot serve its checksum too. */
const checksums = {
  'darwin_amd64.zip':
    '166388e5feed47e107e11721b6366bf91d21e47eccbced75f3cbe0c7184ffd9b',
  'darwin_arm64.zip':
    'e083ee43790ab9e19ad66d9933e24a7244a1412e1d5728f37999ae2163fdac95',
  'linux_amd64.zip':
    '5dc43da4f750f33873dc25e94587128709e819e544b7be9016b255316153c3a8',
  'linux_arm64.zip':
    'e573979ba68a17fe7b881752051a694a7efcd970e39521f6a25775197861ed4d',
  'windows_amd64.zip':
    '0d1421721cf9ec24b41b698a9620dda218d47fa7e76ac3dc15cdbc13bd79b0bb',
};

/**
 * Puts OpenTofu into the data folder. `GUARDRAILS_RELEASES` is the folder of all releases on a mirror; a mirror that
 * has a build of its own needs its checksum in `GUARDRAILS_OPENTOFU_SHA256` as well.
 */
export async function fetchOpenTofu(
  {
    GUARDRAILS_RELEASES: base = releases,
    GUARDRAILS_OPENTOFU_SHA256: ownChecksum,
  } = process.env,
) {
  const { system, processor } = goPlatform();
  const archive = `${system}_${processor}.zip`;
  const sha256 = ownChecksum?.toLowerCase() || checksums[archive];
  if (!sha256) {
    throw new Stop(
      `OpenTofu ${version} has no release for ${system} on ${processor}. Install Terraform or OpenTofu on your PATH.`,
    );
  }
  return fetchVerified({
    name: 'tofu',
    file: releaseFile(base, archive),
    sha256,
    extract: bytes => unzip(bytes, system === 'windows' ? 'tofu.exe' : 'tofu'),
  });
}

function releaseFile(base, archive) {
  try {
    return new URL(`${base}/v${version}/tofu_${version}_${archive}`);
  } catch {
    throw new Stop(
      `GUARDRAILS_RELEASES is "${base}"; it must be an address like ${releases}.`,
    );
  }
}
