# METADATA
# title: "Logs must be kept long enough"
# description: |
#   Attacks are often noticed months later, and a log that has expired by then is no help.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/log_analytics_workspace
# custom:
#   message: "Log retention in days: {actual}; the minimum is {expected}."
#   fix: "Set {path} to {expected} or more, or keep the logs without a limit."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [log-retention]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumLogDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.log_retention

import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains found if {
	some found in places.below(data.guardrails.places["log-retention"], {"minimumLogDays": parameters.values.minimumLogDays})
}
