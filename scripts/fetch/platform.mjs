import { Stop } from '../lib/say.mjs';

/** Operating system and processor as Go releases name them. */
export function goPlatform({ platform, arch } = process) {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[
    platform
  ];
  const processor = { x64: 'amd64', arm64: 'arm64' }[arch];
  if (!system || !processor) {
    throw new Stop(`There is no release for ${platform} on ${arch}.`);
  }
  return { system, processor };
}
