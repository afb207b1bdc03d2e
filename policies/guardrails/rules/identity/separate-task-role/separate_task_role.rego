# METADATA
# title: "Tasks must have a role of their own"
# description: |
#   The execution role pulls images and reads the secrets of a task when it starts. An application that runs
#   with it can read them all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
# custom:
#   message: "The application runs with the execution role: {path} is {actual}."
#   fix: "Set {path} to a role that has only what the application needs."
#   severity: medium
#   level: advisory
#   objective: "Give identities only what they need"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ecs_task_definition
#     changes: [create, update, replace, deferred]
#     sees: types
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.separate_task_role

import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.findings

finding contains findings.violation(change, ["task_role_arn"], "a role of its own", "the execution role") if {
	some change in changes.judged.aws_ecs_task_definition
	some key in companions.keys(change, "task_role_arn")
	named(key)
	key in companions.keys(change, "execution_role_arn")
}

# Neither of two roles that are not set is the other.
named(key) if {
	key[count(key) - 1] != ""
	key[count(key) - 1] != null
}
