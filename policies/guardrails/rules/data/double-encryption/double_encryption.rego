# METADATA
# title: "Analytics clusters encrypt twice"
# description: |
#   A second layer of encryption with another algorithm and key protects data where one layer fails.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
# custom:
#   message: "{resource} has one layer of encryption only."
#   fix: "Switch double encryption on; it cannot be added later."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_kusto_cluster
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.double_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_kusto_cluster", "path": ["double_encryption_enabled"], "allowed": [true], "default": false},
	{"type": "microsoft.kusto/clusters", "path": ["body", "properties", "enableDoubleEncryption"], "allowed": [true], "default": false},
]
