# METADATA
# title: "Logs are kept long enough, and not for ever"
# description: |
#   Intruders are often noticed months later; a log that is gone by then cannot say what they did. A
#   log without any limit only costs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/log_analytics_workspace
# custom:
#   message: "{resource} keeps logs for {actual} days; at least {expected} are needed."
#   fix: "Set retention_in_days to at least that; 0 keeps them for ever."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - aws_cloudwatch_log_group
#       - azurerm_log_analytics_workspace
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumLogDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.log_retention

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

# Zero stands for never deleted, which nobody decided.
finding contains found if {
	some type in {"aws_cloudwatch_log_group", "azurerm_log_analytics_workspace"}
	some change in changes.judged[type]
	some found in attributes.below(change, {"path": ["retention_in_days"], "default": 0}, parameters.values.minimumLogDays)
}
