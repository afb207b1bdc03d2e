# METADATA
# title: "Registries want to know who pulls"
# description: |
#   Images tell how a system is built, and often more than that.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
# custom:
#   message: "{resource} lets anybody pull images."
#   fix: "Switch anonymous pull off."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_container_registry
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_anonymous_pull

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_container_registry", "path": ["anonymous_pull_enabled"], "allowed": [false], "default": false},
	{"type": "microsoft.containerregistry/registries", "path": ["body", "properties", "anonymousPullEnabled"], "allowed": [false], "default": false},
]
