# METADATA
# title: "Firewalls must refuse known attackers"
# description: |
#   Lists of known attackers are kept by the cloud; a firewall that does not use them lets those in.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/firewall/threat-intel
# custom:
#   message: "Known attackers are let in: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [firewall-intelligence]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.firewall_intelligence

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["firewall-intelligence"])
}
