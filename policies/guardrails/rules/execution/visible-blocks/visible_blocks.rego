# METADATA
# title: "The plan shows the blocks that matter"
# description: |
#   A plan shows a block that nobody wrote and a dynamic block over a list not known yet in the same way, so what
#   the second will hold cannot be judged before apply.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
# custom:
#   message: "{resource}: the plan does not show whether {path} will hold anything."
#   fix: "Write the list out, or use a resource of its own for each."
#   severity: low
#   level: advisory
#   alwaysOn: "Other rules judge only what the plan shows."
#   objective: "Run nothing that nobody looked at"
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
