# METADATA
# title: "Database alerts must have recipients"
# description: |
#   An alert without a recipient has no effect.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/azure-sql/database/threat-detection-configure
# custom:
#   message: "Alerts have no recipients."
#   fix: "Set email addresses, or send alerts to the account administrators."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
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
package guardrails.rules.data.database_alert_recipients

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	not sent_to_administrators(change, requirement)
	some found in attributes.missing(change, requirement)
}

sent_to_administrators(change, requirement) if attributes.at(change.after, requirement.administrators) == true

requirements := [
	{"type": "azurerm_mssql_server_security_alert_policy", "path": ["email_addresses"], "administrators": ["email_account_admins"]},
	{"type": "microsoft.sql/servers/securityalertpolicies", "path": ["body", "properties", "emailAddresses"], "administrators": ["body", "properties", "emailAccountAdmins"]},
]
