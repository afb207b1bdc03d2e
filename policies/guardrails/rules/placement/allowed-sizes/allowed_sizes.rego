# METADATA
# title: "Resources must have an allowed size"
# description: |
#   The size decides the cost. Most oversized resources were chosen in a hurry and never checked
#   again.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/workload-optimization/
# custom:
#   message: "Size {actual} is not allowed."
#   fix: "Set the size to one of: {expected}, or request an exception."
#   severity: medium
#   level: mandatory
#   objective: "Keep costs within the agreed budget"
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
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.further
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

# A resource without a size has none to be judged by.
finding contains found if {
	some judged in changes.judged
	some change in judged
	change.size != null
	not of_a_template(change)
	not as_usual(change)
	found := oversized(change)
}

# A machine of a template has the size that the template says, and that is judged where it stands.
of_a_template(change) if {
	markers.unknown(change.size)
	count(attributes.at(change.after, ["launch_template"])) > 0
}

# What the cloud takes where no size is written.
as_usual(change) if {
	change.kind == "create"
	change.size.computed == true
	parameters.matches(parameters.values.allowedSizes, usual[change.type])
}

# https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html,
# https://cloud.google.com/kubernetes-engine/docs/how-to/node-pools
usual := {"aws_eks_node_group": "t3.medium", "google_container_cluster": "e2-medium"}

# https://cloud.google.com/alloydb/docs/instance-primary-create: of so many processors, unless a machine is named.
as_usual(change) if {
	change.kind == "create"
	change.type == "google_alloydb_instance"
	change.size.computed == true
	processors := attributes.at(change.after, ["machine_config", 0, "cpu_count"])
	is_number(processors)
	parameters.matches(parameters.values.allowedSizes, concat("-", ["n2-highmem", format_int(processors, 10)]))
}

oversized(change) := findings.undecided(change, ["size"], parameters.values.allowedSizes) if {
	markers.hidden(change.size)
} else := resized(change) if {
	not parameters.matches(parameters.values.allowedSizes, change.size)
}

# Where a resource may take several sizes, each of them counts.
finding contains found if {
	some size in further.values(data.guardrails.places["further-sizes"])
	found := too_large(size.change, size.path, size.value)
}

too_large(change, path, size) := findings.undecided(change, path, parameters.values.allowedSizes) if {
	markers.hidden(size)
} else := findings.violation(change, path, parameters.values.allowedSizes, size) if {
	not parameters.matches(parameters.values.allowedSizes, size)
	not size == change.size
}

resized(change) := findings.fixed(found, "replace", parameters.values.allowedSizes[0]) if {
	found := findings.violation(change, copies.size(change), parameters.values.allowedSizes, change.size)
}
