# The static check of the Terraform modules, in an environment of its own. Sourced by .ci/run.

checkov_version=3.3.30
if ! "$tools/checkov/bin/checkov" --version 2>/dev/null | grep -qx "$checkov_version"; then
  echo "Installing checkov $checkov_version"
  python3 -m venv "$tools/checkov"
  "$tools/checkov/bin/pip" install -q --disable-pip-version-check "checkov==$checkov_version"
fi
export PATH="$tools/checkov/bin:$PATH"
