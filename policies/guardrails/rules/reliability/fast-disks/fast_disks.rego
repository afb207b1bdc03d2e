# METADATA
# title: "A managed disk is of a premium kind"
# description: |
#   The service level of a single machine holds only where all its disks are premium or ultra;
#   standard disks stall under load.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/disks-types
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
# custom:
#   message: "{resource} is a slow disk: {path} is {actual}."
#   fix: "Choose a premium or ultra disk."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production on what the provider stands for"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_managed_disk
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.fast_disks

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_managed_disk", "path": ["storage_account_type"], "allowed": ["Premium_LRS", "Premium_ZRS", "PremiumV2_LRS", "UltraSSD_LRS"]},
]
