/**
 * Whether a path is on a file system that runs no programs, as `/proc/self/mountinfo` says. A user namespace cannot
 * take this off a mount, and has to name it when it makes the mount read-only.
 * @internal
 */
export function isNoExec(mountinfo: string, path: string): boolean {
  const [mount] = mountinfo
    .split('\n')
    .map(line => line.split(' '))
    .filter(fields => fields.length > 5)
    .map(fields => ({ at: unescape(fields[4]), options: fields[5].split(',') }))
    .filter(({ at }) => at === '/' || `${path}/`.startsWith(`${at}/`))
    // Of two mounts over each other the later one is what is seen.
    .reverse()
    .sort((a, b) => b.at.length - a.at.length);
  return mount?.options.includes('noexec') ?? false;
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 8)),
  );
}
