# METADATA
# title: "Users of notebooks must not be root"
# description: |
#   With root access, everyone who opens the notebook can change its agents, its network and the files of others.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
# custom:
#   message: "Users of the notebook are root: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-notebook-root]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.compute.no_notebook_root

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-notebook-root"])
}
