# METADATA
# title: "Audit trails must be complete and tamper-evident"
# description: |
#   A trail that covers one region or can be changed later does not show what an attacker did.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
# custom:
#   message: "The trail can be altered unnoticed or misses events: {path} is {actual}."
#   fix: "Enable log file validation and cover all regions."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [audit-trail]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.audit_trail

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["audit-trail"])
}
