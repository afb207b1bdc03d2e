# METADATA
# title: "Resource types must be known to the rules"
# description: |
#   A resource of a type that no rule knows passes every rule about its settings, whatever they are. Providers add types
#   faster than rules follow.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/providers/requirements
# custom:
#   message: "No rule knows {actual}."
#   fix: "Review the resource. If the type needs no rule, add it to reviewedResourceTypes."
#   severity: medium
#   level:
#     production: approval
#     default: advisory
#   objective: "Control what provisioning runs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [providersNeedingApproval, reviewedResourceTypes]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.placement.known_resource_types

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters
import data.guardrails.lib.types

finding contains findings.violation(change, [], "a type that the rules know", type) if {
	some type in unreviewed
	some change in changes.judged[type]
}

unreviewed := types.unlisted(parameters.values.reviewedResourceTypes) | {type |
	some type in types.foreign(parameters.values.reviewedResourceTypes)
	types.provider(type) in parameters.values.providersNeedingApproval
}
