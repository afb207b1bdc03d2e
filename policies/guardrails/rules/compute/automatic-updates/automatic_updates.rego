# METADATA
# title: "Machines must install security updates by themselves"
# description: |
#   Updates that someone has to start are installed weeks later.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/automatic-vm-guest-patching
# custom:
#   message: "Updates are not automatic: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep software free of known vulnerabilities"
#   subject:
#     type: infrastructure
#     places: [automatic-updates]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.automatic_updates

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["automatic-updates"])
}
