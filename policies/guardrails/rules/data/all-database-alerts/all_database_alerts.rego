# METADATA
# title: "Database alerts must not be disabled"
# description: |
#   Attackers use what is not monitored. Every disabled alert hides one kind of attack.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
# custom:
#   message: "Alerts are disabled: {path} is {actual}."
#   fix: "Remove all entries from the list of disabled alerts."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [all-database-alerts]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.all_database_alerts

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["all-database-alerts"])
}
