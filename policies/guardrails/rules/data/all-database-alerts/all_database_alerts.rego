# METADATA
# title: "No alert of a database is switched off"
# description: |
#   Attackers do what nobody looks at. Each kind of alert that is switched off is one they can use.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
# custom:
#   message: "{resource} has alerts switched off: {path} is {actual}."
#   fix: "Leave the list of disabled alerts empty."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_mssql_server_security_alert_policy
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.all_database_alerts

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_mssql_server_security_alert_policy", "path": ["disabled_alerts"], "allowed": [[]], "default": []},
	{"type": "microsoft.sql/servers/securityalertpolicies", "path": ["body", "properties", "disabledAlerts"], "allowed": [[]], "default": []},
]
