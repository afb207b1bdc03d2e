# METADATA
# title: "Machines must set their security groups"
# description: |
#   A machine without a security group gets the default one, which is rarely reviewed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
# custom:
#   message: "No security group is set, so the default group of the network applies."
#   fix: "Set vpc_security_group_ids."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.security_group_attached

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

# A launch template or a network interface can bring the groups along.
finding contains findings.violation(change, ["vpc_security_group_ids"], "set", null) if {
	some change in changes.judged.aws_instance
	every source in sources {
		not named(attributes.at(change.after, source))
	}
}

sources := [["vpc_security_group_ids"], ["security_groups"], ["launch_template"], ["network_interface"]]

# The provider fills both lists in by itself, so one that is not known yet counts only where a reference says where from.
named(value) if {
	not markers.missing(value)
	not markers.unknown(value)
}

named(value) if count(value.references) > 0
