# METADATA
# title: "Resource types must be allowed"
# description: |
#   Some types hide other resources or are outdated. The platform supports a known set.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/syntax
# custom:
#   message: "Resource type {actual} is not allowed."
#   fix: "Use a supported resource type."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Control what provisioning runs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedResourceTypes, deniedResourceTypes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_resource_types

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains found if {
	some type, judged in changes.judged
	not permitted(type)
	some change in judged
	change.kind in {"create", "replace", "deferred"}
	found := findings.violation(change, [], parameters.values.allowedResourceTypes, type)
}

# A generic resource that does not say what it is would be judged by no other rule.
finding contains findings.undecided(change, ["type"], "a known type") if {
	some type in ["azapi_resource", "azapi_update_resource"]
	some change in changes.judged[type]
	not says_its_type(change)
}

says_its_type(change) if is_string(change.after.type)

permitted(type) if {
	listed(type)
	not parameters.matches(parameters.values.deniedResourceTypes, type)
}

listed(type) if parameters.matches(parameters.values.allowedResourceTypes, type)

# Types of Azure that go through the generic provider are allowed under its name.
listed(type) if contains(type, "/")
