# METADATA
# title: "Search services must have several replicas"
# description: |
#   A single replica is down whenever it is updated.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/search/search-reliability
# custom:
#   message: "There are too few replicas: {path} is {actual}."
#   fix: "Set {path} to at least {expected}."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [search-replicas]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.search_replicas

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["search-replicas"])
}
