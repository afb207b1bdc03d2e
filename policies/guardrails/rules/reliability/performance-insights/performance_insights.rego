# METADATA
# title: "Databases must record their load"
# description: |
#   Without it, the cause of a slow database stays unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
# custom:
#   message: "The load is not recorded: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [performance-insights]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.performance_insights

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["performance-insights"])
}
