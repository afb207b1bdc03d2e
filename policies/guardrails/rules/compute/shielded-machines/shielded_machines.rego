# METADATA
# title: "Machines must verify the software that they boot"
# description: |
#   A shielded VM of Google Cloud, and trusted launch of Azure, detect changes to firmware and kernel. Secure boot
#   refuses to start them, where it is not switched off.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/trusted-launch
# custom:
#   message: "The machine is not fully shielded: {path} is {actual}."
#   fix: "Enable integrity monitoring and the virtual trusted platform module."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [shielded-machines]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.shielded_machines

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["shielded-machines"])
}
