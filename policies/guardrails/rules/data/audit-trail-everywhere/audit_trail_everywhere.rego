# METADATA
# title: "Audit trails must cover all regions"
# description: |
#   Attackers use regions that are not monitored. A trail for one region does not cover the
#   others.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
# custom:
#   message: "The trail covers one region only."
#   fix: "Set is_multi_region_trail to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [audit-trail-everywhere]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.audit_trail_everywhere

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["audit-trail-everywhere"])
}
