#!/usr/bin/env bash
# In place of a container engine in tests: runs a program in namespaces, where it sees the system, what is mounted and
# nothing else. As with a daemon, what it runs is not a child of the client: it goes on when the client is killed, and
# the backend does not find it by its variable. The name of an image is the path of a program. Knows the options that
# the reference script uses, and refuses others.
set -euo pipefail

containers=$(dirname "$0")/containers
mkdir -p "$containers"

if [ "$1 $2" = 'rm --force' ]; then
  if [ -e "$containers/$3" ]; then kill -KILL -- "-$(cat "$containers/$3")"; fi
  rm -f "$containers/$3"
  exit
fi
[ "$1" = run ] || exit 125
shift

variables=() mounts=()
while [ "${1#-}" != "$1" ]; do
  case $1 in
  --rm | --init | --pull=never | --read-only | --cap-drop=ALL | --security-opt=no-new-privileges) shift ;;
  --pids-limit=* | --memory=*) shift ;;
  --user) shift 2 ;;
  --name) name=$2 && shift 2 ;;
  --workdir) work=$2 && shift 2 ;;
  --env)
    variable=$2
    [ "$variable" = GUARDRAILS_CALL ] || variables+=("$variable=${!variable}")
    shift 2
    ;;
  --mount)
    [[ $2 =~ ^type=bind,src=([^,]+),dst=([^,]+)(,readonly)?$ ]]
    [ "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}" ]
    mounts+=("${BASH_REMATCH[1]}")
    shift 2
    ;;
  *) echo "unknown flag: $1" >&2 && exit 125 ;;
  esac
done

enter='
set -eu
trap "exit 130" INT
root=$1 work=$2
shift 2
mount -t tmpfs container "$root"
for path in /bin /sbin /lib /lib64 /usr /etc /dev; do
  if [ -L "$path" ]; then cp -P "$path" "$root$path"
  elif [ -e "$path" ]; then mkdir "$root$path"; mount --rbind "$path" "$root$path"; fi
done
while [ "$1" != -- ]; do
  mkdir -p "$root${1%/*}"
  if [ -d "$1" ]; then mkdir -p "$root$1"; elif [ ! -e "$root$1" ]; then : > "$root$1"; fi
  mount --bind "$1" "$root$1"
  shift
done
shift
mkdir "$root/proc"
mount -t proc proc "$root/proc"
exec chroot "$root" /bin/sh -c "cd \"\$0\" && exec \"\$@\"" "$work" "$@"
'
root=$(mktemp -d "$containers/root-XXXXXX")
setsid env -i "PATH=$PATH" "${variables[@]}" \
  unshare --user --map-root-user --mount --propagation=private --pid --fork --kill-child=SIGKILL -- \
  /bin/sh -c "$enter" sh "$root" "$work" "${mounts[@]}" "$1" -- "$@" 3>&- &
pid=$!
echo "$pid" >"$containers/$name"
trap 'kill -INT -- "-$pid"' INT
while kill -0 "$pid" 2>/dev/null; do
  if wait "$pid"; then code=0; else code=$?; fi
done
rm -rf "$containers/$name" "$root"
exit "$code"
