# METADATA
# title: "Service clusters take logins from the directory"
# description: |
#   Certificates that are passed around outlive the people they belong to.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_fabric_cluster
# custom:
#   message: "{resource} takes no logins from the directory."
#   fix: "Add an azure_active_directory block."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_service_fabric_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.directory_login

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_service_fabric_cluster", "path": ["azure_active_directory", 0, "tenant_id"]},
]
