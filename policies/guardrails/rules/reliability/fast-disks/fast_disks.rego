# METADATA
# title: "Managed disks must be premium or ultra"
# description: |
#   The service level agreement of a single machine requires premium or ultra disks. Standard
#   disks stall under load.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/disks-types
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
# custom:
#   message: "The disk type is not allowed: {path} is {actual}."
#   fix: "Set {path} to one of: {expected}."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [fast-disks]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.fast_disks

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["fast-disks"])
}
