# METADATA
# title: "Plans must show sensitive blocks"
# description: |
#   In a plan, a block that is not set looks the same as a dynamic block over a list that is not
#   yet known. What the second one contains can't be checked before apply.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
# custom:
#   message: "The plan does not show whether {path} will contain anything."
#   fix: "Write the list as a literal, or use a separate resource for each item."
#   severity: low
#   level: advisory
#   alwaysOn: "Other rules can only check what the plan shows."
#   objective: "Run only reviewed code"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#       - aws_instance
#       - aws_launch_configuration
#       - aws_s3_bucket
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.execution.visible_blocks

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains findings.violation(change, [name], "blocks that the plan shows", null) if {
	some type, names in blocks
	some change in changes.judged[type]
	some name in names
	markers.filled_in(change.after[name], [name])
}

# What other rules pass over here, because almost always there is none.
blocks := {
	"aws_iam_role": ["inline_policy"],
	"aws_instance": ["ebs_block_device"],
	"aws_launch_configuration": ["ebs_block_device"],
	"aws_s3_bucket": ["grant"],
}
