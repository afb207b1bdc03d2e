# METADATA
# title: "Registries must not allow anonymous pull"
# description: |
#   Images show how a system is built, and often contain more than that.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
# custom:
#   message: "Anonymous pull is enabled."
#   fix: "Disable anonymous pull."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-anonymous-pull]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_anonymous_pull

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-anonymous-pull"])
}
