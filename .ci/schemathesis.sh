# What asks the API all that its description allows, in an environment of its own. Sourced by .ci/run.

schemathesis_version=4.32.5
if ! has python3; then
  echo "Schemathesis is not installed: there is no Python"
elif ! "$tools/schemathesis/bin/schemathesis" --version 2>/dev/null | grep -q " $schemathesis_version\$"; then
  echo "Installing Schemathesis $schemathesis_version"
  python3 -m venv "$tools/schemathesis"
  "$tools/schemathesis/bin/pip" install -q --disable-pip-version-check "schemathesis==$schemathesis_version"
fi
