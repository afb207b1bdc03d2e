# METADATA
# title: "The default security group must be closed"
# description: |
#   Machines without a security group get the default one. If it allows traffic, they are open by
#   accident.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
# custom:
#   message: "The default security group allows traffic ({path})."
#   fix: "Manage the default security group without any rules."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_default_security_group
#       - aws_default_network_acl
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.closed_default_group

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.networks

finding contains found if {
	some change in changes.judged.aws_default_security_group
	some direction in ["ingress", "egress"]
	some found in attributes.not_allowed(change, defaults.for_change(change, {"path": [direction], "allowed": [[], null], "default": [], "computed": true}))
}

# The network ACL counts in both directions as well, but it is there to be narrowed, so only opening it is wrong.
finding contains found if {
	some change in changes.judged.aws_default_network_acl
	some field in ["cidr_block", "ipv6_cidr_block"]
	some path in attributes.paths(change.after, {"path": ["ingress", "*", field]})
	source := attributes.at(change.after, path)
	not markers.missing(source)
	networks.open(source)
	found := exposed(change, path, source)
}

exposed(change, path, source) := findings.undecided(change, path, []) if {
	markers.hidden(source)
} else := findings.violation(change, path, [], source)
