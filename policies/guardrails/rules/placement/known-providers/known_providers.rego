# METADATA
# title: "Providers should be known to the rules"
# description: |
#   The rules know types of AWS, Azure and Google Cloud. What resources of other providers open or store, no rule checks.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/providers/requirements
# custom:
#   message: "No rule knows {actual}, a type of the provider {provider}."
#   fix: "Write rules for the provider, add it to providersNeedingApproval, or add the type to reviewedResourceTypes."
#   severity: low
#   level: advisory
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
package guardrails.rules.placement.known_providers

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters
import data.guardrails.lib.types

finding contains object.union(found, {"values": {"provider": types.provider(type)}}) if {
	some type in types.foreign(parameters.values.reviewedResourceTypes)
	not needs_approval(type)
	some change in changes.judged[type]
	found := findings.violation(change, [], "a type that the rules know", type)
}

needs_approval(type) if types.provider(type) in parameters.values.providersNeedingApproval
