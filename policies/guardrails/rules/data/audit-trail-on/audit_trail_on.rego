# METADATA
# title: "Audit trails must not be switched off"
# description: |
#   A trail that does not record is of no use when something happened.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-user-guide.html
# custom:
#   message: "The trail does not record: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: high
#   level: mandatory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [audit-trail-on]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.audit_trail_on

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["audit-trail-on"])
}
