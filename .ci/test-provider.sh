# The provider that misbehaves in the tests of the runner, as a filesystem mirror for Terraform and OpenTofu. Kept in
# the data folder, and built again only when its sources or Go change. Sourced by .ci/run; runs alone as well.

build_test_provider() {
  local source=plugins/scaffolder-backend-module-guardrails/testing/provider
  local mirror="${tools:-$PWD/.guardrails/tools}/providers"
  local platform built digest folder host
  platform="$(go env GOOS)_$(go env GOARCH)"
  built="$mirror/testing-provider"
  digest="$(cat "$source"/*.go "$source"/go.mod "$source"/go.sum "${BASH_SOURCE[0]}" | cat - <(go version) | git hash-object --stdin)"
  if [ "$(cat "$built.digest" 2>/dev/null)" = "$digest" ]; then return; fi
  echo 'Building the provider for the tests of the runner'
  mkdir -p "$mirror"
  (cd "$source" && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$built" .)
  for host in registry.terraform.io registry.opentofu.org; do
    folder="$mirror/$host/guardrails/testing/1.0.0/$platform"
    mkdir -p "$folder"
    ln -f "$built" "$folder/terraform-provider-testing_v1.0.0"
  done
  echo "$digest" >"$built.digest"
}

build_test_provider
