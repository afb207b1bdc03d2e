# PostgreSQL, a browser, a Java runtime for the OpenAPI generator, Prometheus, what auditors use. Sourced by .ci/run.

missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || missing+=(postgresql)
has chromium || missing+=(chromium)
has java || missing+=(default-jre-headless)
has git || missing+=(git)
has curl || missing+=(curl)
has jq || missing+=(jq)
has prometheus || missing+=(prometheus)
has openssl || missing+=(openssl)
has python3 || missing+=(python3)
python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || missing+=(python3-venv)

if [ "${#missing[@]}" -gt 0 ]; then
  echo "Installing ${missing[*]}"
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
