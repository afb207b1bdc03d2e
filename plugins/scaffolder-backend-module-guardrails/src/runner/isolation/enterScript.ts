/**
 * Builds a file system of nothing but the given mounts, makes it the only one, gives up every privilege and becomes
 * the given program. It runs as the first process of namespaces of its own, where nothing it mounts is seen by anybody
 * else. No word of ours is parsed by the shell: everything arrives as an argument.
 *
 * Arguments: where to build, where to run, `mount`, `umount`, `pivot_root`, `setpriv`, then four per mount, `--`, and
 * the program with its arguments.
 * @internal
 */
export const ENTER_SCRIPT = `
set -eu
# The first process of a namespace does not get signals that it has no handler for.
trap 'exit 130' INT
umask 077
root=$1 work=$2 mount=$3 umount=$4 pivot_root=$5 setpriv=$6
shift 6
"$mount" -t tmpfs -o mode=0755,nosuid,nodev,size=4m guardrails "$root"
while [ "$1" != -- ]; do
  kind=$1 source=$2 target=$root$3 options=$4
  shift 4
  mkdir -p "\${target%/*}"
  case $kind in
    link) ln -s "$source" "$target" ;;
    tree) mkdir -p "$target"; "$mount" -o "rbind$options" "$source" "$target" ;;
    folder) mkdir -p "$target"; "$mount" -o "bind$options" "$source" "$target" ;;
    file) [ -e "$target" ] || : > "$target"; "$mount" -o "bind$options" "$source" "$target" ;;
    hidden) "$mount" -t tmpfs -o mode=0755,nosuid,nodev,size=1m guardrails "$target" ;;
  esac
done
shift
mkdir -p "$root/proc" "$root/.old"
"$mount" -t proc -o ro,nosuid,nodev,noexec proc "$root/proc"
cd "$root"
"$pivot_root" . .old
cd /
"$umount" -l /.old
rmdir /.old
"$mount" -o remount,bind,ro,nosuid,nodev /
cd "$work"
exec "$setpriv" --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
`;
