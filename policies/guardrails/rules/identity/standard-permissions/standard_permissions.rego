# METADATA
# title: "Ledgers must check permissions for each statement"
# description: |
#   In the older mode, anyone who can reach the ledger may run any statement.
# related_resources:
#   - ref: https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.basics.html
# custom:
#   message: "Permissions are not checked for each statement: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level: advisory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [standard-permissions]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.standard_permissions

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["standard-permissions"])
}
