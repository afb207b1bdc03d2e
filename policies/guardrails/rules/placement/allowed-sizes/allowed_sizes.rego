# METADATA
# title: "Resources have an allowed size"
# description: |
#   The size decides what a resource costs; most oversized ones were chosen in a hurry and never
#   looked at again.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/workload-optimization/
# custom:
#   message: "{resource} has the size {actual}, which is not allowed here."
#   fix: "Choose one of the allowed sizes, or ask for an exception with the reason."
#   severity: medium
#   level: mandatory
#   objective: "Keep cost within what was agreed"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedSizes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_sizes

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.places

# A resource without a size has none to be judged by.
finding contains found if {
	some judged in changes.judged
	some change in judged
	change.size != null
	found := oversized(change)
}

oversized(change) := findings.undecided(change, ["size"], parameters.values.allowedSizes) if {
	markers.hidden(change.size)
} else := resized(change) if {
	not parameters.matches(parameters.values.allowedSizes, change.size)
}

# Where a resource may take several sizes, each of them counts.
finding contains found if {
	some requirement in further
	some change in changes.judged[requirement.type]
	some path in attributes.paths(change.after, requirement)
	size := attributes.at(change.after, path)
	not markers.missing(size)
	found := too_large(change, path, size)
}

too_large(change, path, size) := findings.undecided(change, path, parameters.values.allowedSizes) if {
	markers.hidden(size)
} else := findings.violation(change, path, parameters.values.allowedSizes, size) if {
	not parameters.matches(parameters.values.allowedSizes, size)
	not size == change.size
}

further := [
	{"type": "aws_eks_node_group", "path": ["instance_types", "*"]},
	{"type": "aws_spot_fleet_request", "path": ["launch_specification", "*", "instance_type"]},
	{"type": "aws_emr_cluster", "path": ["core_instance_group", 0, "instance_type"]},
	{"type": "aws_emr_instance_group", "path": ["instance_type"]},
	{"type": "aws_opensearch_domain", "path": ["cluster_config", 0, "dedicated_master_type"]},
	{"type": "aws_opensearch_domain", "path": ["cluster_config", 0, "warm_type"]},
]

resized(change) := findings.fixed(found, "replace", parameters.values.allowedSizes[0]) if {
	found := findings.violation(change, places.size(change), parameters.values.allowedSizes, change.size)
}
