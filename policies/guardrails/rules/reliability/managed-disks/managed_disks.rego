# METADATA
# title: "Virtual machines must use managed disks"
# description: |
#   Disks in a storage account share its limits and failures, and Azure is retiring them.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/managed-disks-overview
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/unmanaged-disks-deprecation
# custom:
#   message: "The system disk is not a managed disk."
#   fix: "Use a managed disk."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [managed-disks]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.managed_disks

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["managed-disks"])
}
