# A server with the interface of S3, in an environment of its own. Sourced by .ci/run.

moto_version=5.2.5
if ! has python3; then
  echo "moto is not installed: there is no Python"
elif ! "$tools/moto/bin/pip" show moto 2>/dev/null | grep -qx "Version: $moto_version"; then
  echo "Installing moto $moto_version"
  python3 -m venv "$tools/moto"
  "$tools/moto/bin/pip" install -q --disable-pip-version-check "moto[server,s3,iam]==$moto_version"
fi
