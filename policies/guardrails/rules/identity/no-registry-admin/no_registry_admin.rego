# METADATA
# title: "Registries have no shared administrator"
# description: |
#   The administrator account of a registry is one password for everybody, with all rights, and
#   nobody can tell who used it.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
# custom:
#   message: "{resource} has the shared administrator switched on."
#   fix: "Switch it off; use identities."
#   severity: high
#   level: mandatory
#   objective: "Keep credentials short-lived"
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
package guardrails.rules.identity.no_registry_admin

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_container_registry", "path": ["admin_enabled"], "allowed": [false], "default": false},
	{"type": "microsoft.containerregistry/registries", "path": ["body", "properties", "adminUserEnabled"], "allowed": [false], "default": false},
]
