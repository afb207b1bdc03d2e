# METADATA
# title: "Functions must limit how many of them run at once"
# description: |
#   A function without a limit takes the capacity of all others in the account, and their connections to the
#   database.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
# custom:
#   message: "Nothing limits how many run at once: {path} is {actual}."
#   fix: "Set {path} to a number that the account and the database can serve."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [limited-concurrency]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.reliability.limited_concurrency

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-concurrency"])
}
