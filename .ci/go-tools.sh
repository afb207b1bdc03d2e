# opa, conftest, gator, and OpenTofu where Terraform is absent: built from the Go module proxy,
# kept in the data folder, and built again only when the wanted version changes. Sourced by .ci/run.

opa_version=v1.22.0
conftest_version=v0.71.1
gator_version=v3.23.1
opentofu_version=v1.12.6

# built NAME MODULE VERSION: true where this very version is there already
built() {
  local file
  file="$(command -v "$1")" && go version -m "$file" 2>/dev/null |
    awk -v module="$2" -v version="$3" '$1 == "mod" && $2 == module && $3 == version { found = 1 } END { exit !found }'
}

go_install() {
  local name="$1" module="$2" path="$3" version="$4"
  if built "$name" "$module" "$version"; then return; fi
  echo "Building $name $version"
  GOBIN="$tools" CGO_ENABLED=0 go install "$module$path@$version"
}

if ! has go; then
  echo "Go is needed to build opa, conftest and gator; install it from https://go.dev/dl/" >&2
  exit 1
fi

go_install opa github.com/open-policy-agent/opa "" "$opa_version"
go_install conftest github.com/open-policy-agent/conftest "" "$conftest_version"
go_install gator github.com/open-policy-agent/gatekeeper/v3 /cmd/gator "$gator_version"

# `go install` refuses OpenTofu because its go.mod replaces a module; a module of our own repeats the replacement.
if ! has terraform && ! has tofu; then
  echo "Building OpenTofu $opentofu_version"
  module="$(mktemp -d)"
  cat >"$module/go.mod" <<EOF
module build
go 1.25
require github.com/opentofu/opentofu $opentofu_version
replace github.com/hashicorp/hcl/v2 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
EOF
  (cd "$module" && GOFLAGS=-mod=mod CGO_ENABLED=0 go build -o "$tools/tofu" github.com/opentofu/opentofu/cmd/tofu)
  rm -rf "$module"
fi
