# METADATA
# title: "Registries must not enable the shared administrator"
# description: |
#   The registry's administrator account is one password for everyone, with all rights, and its
#   use can't be traced to a person.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
# custom:
#   message: "The shared administrator account is enabled."
#   fix: "Set {path} to false, and use identities instead."
#   severity: high
#   level: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     places: [no-registry-admin]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_registry_admin

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-registry-admin"])
}
