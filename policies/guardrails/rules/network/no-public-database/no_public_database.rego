# METADATA
# title: "Databases must not be reachable from the internet"
# description: |
#   A database with a public address is found within minutes. After that, one leaked or guessed
#   password is enough for a breach.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "The database is reachable from the internet: {path} is {actual}."
#   fix: "Set {path} to {expected}, and reach the database through the private network."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-public-database]
#     types:
#       - azurerm_cosmosdb_postgresql_firewall_rule
#       - azurerm_mongo_cluster_firewall_rule
#       - azurerm_mssql_firewall_rule
#       - azurerm_sql_firewall_rule
#       - azurerm_mysql_flexible_server_firewall_rule
#       - azurerm_mysql_firewall_rule
#       - azurerm_mariadb_firewall_rule
#       - azurerm_postgresql_firewall_rule
#       - azurerm_postgresql_flexible_server_firewall_rule
#       - azurerm_synapse_firewall_rule
#       - azurerm_redis_firewall_rule
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_database

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.networks
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-database"])
}

# An address range that more than one organisation has opens the database to strangers.
finding contains found if {
	some type, all in changes.judged
	some range in ranges_of(type)
	some change in all
	found := opened(change, range, [attributes.at(change.after, range.first), attributes.at(change.after, range.last)])
}

opened(change, range, addresses) := findings.undecided(change, range.last, "a limited network") if {
	some address in addresses
	markers.hidden(address)
} else := findings.violation(change, range.last, "a limited network", addresses[1]) if {
	wide(addresses)
}

wide(addresses) if networks.spans(addresses[0], addresses[1])

# Azure's way to write that all of its customers are let in, whatever subscription they have.
wide(["0.0.0.0", "0.0.0.0"])

ranges_of(type) := [
	{"first": ["start_ip_address"], "last": ["end_ip_address"]},
	{"first": ["start_ip"], "last": ["end_ip"]},
] if {
	endswith(type, "_firewall_rule")
	regex.match(`^azurerm_.*_firewall_rule$`, type)
}

ranges_of(type) := [{"first": ["body", "properties", "startIpAddress"], "last": ["body", "properties", "endIpAddress"]}] if {
	endswith(type, "/firewallrules")
}
