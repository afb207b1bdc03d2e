import { lstat, readlink, stat } from 'node:fs/promises';
import type { Mount } from './Mount';

/**
 * Programs, libraries and certificates that Terraform, providers and git need. Folders that may hold an installation
 * of the portal or keys of the machine (`/etc`, `/opt`, `/srv`, `/usr/src`, `/etc/ssl/private`) are not among them.
 */
const READ = [
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
  '/usr/lib32',
  '/usr/lib64',
  '/usr/libexec',
  '/usr/share/ca-certificates',
  '/usr/share/git-core',
  '/usr/share/zoneinfo',
  '/usr/local/bin',
  '/usr/local/lib',
  '/usr/local/share/ca-certificates',
  '/etc/alternatives',
  '/etc/ca-certificates',
  '/etc/gai.conf',
  '/etc/group',
  '/etc/host.conf',
  '/etc/hosts',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/localtime',
  '/etc/nsswitch.conf',
  '/etc/passwd',
  '/etc/pki/ca-trust/extracted',
  '/etc/pki/tls/certs',
  '/etc/protocols',
  '/etc/resolv.conf',
  '/etc/services',
  '/etc/ssl/cert.pem',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
];

const DEVICES = ['full', 'null', 'random', 'urandom', 'zero'];

/** The system that Terraform sees, as far as this machine has it. @internal */
export async function systemMounts(): Promise<Mount[]> {
  const found = await Promise.all(READ.map(systemMount));
  return [
    ...found.flatMap(mount => mount ?? []),
    ...DEVICES.map(
      (name): Mount => ({
        kind: 'file',
        source: `/dev/${name}`,
        target: `/dev/${name}`,
        access: 'write',
      }),
    ),
    { kind: 'link', source: '/proc/self/fd', target: '/dev/fd' },
    { kind: 'link', source: '/proc/self/fd/0', target: '/dev/stdin' },
    { kind: 'link', source: '/proc/self/fd/1', target: '/dev/stdout' },
    { kind: 'link', source: '/proc/self/fd/2', target: '/dev/stderr' },
  ];
}

async function systemMount(path: string): Promise<Mount | undefined> {
  const entry = await lstat(path).catch(() => undefined);
  if (!entry) return undefined;
  // A link of a folder keeps its meaning (`/bin` is `usr/bin`); of a file, its content is what counts.
  const target = await stat(path).catch(() => undefined);
  if (!target) return undefined;
  if (entry.isSymbolicLink() && target.isDirectory()) {
    return { kind: 'link', source: await readlink(path), target: path };
  }
  return {
    kind: target.isDirectory() ? 'tree' : 'file',
    source: path,
    target: path,
    access: 'read',
  };
}
