# METADATA
# title: "Public Cosmos DB accounts must restrict networks"
# description: |
#   A Cosmos DB account without a network filter is open to the internet, and only its keys
#   protect the data.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/cosmos-db/how-to-configure-firewall
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
# custom:
#   message: "Access from every network is allowed: {path} is {actual}."
#   fix: "Disable public network access, or list the allowed addresses or subnets."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_cosmosdb_account
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.document_database_filter

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.networks

# Azure lets every network in unless told otherwise.
finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	not filtered(change, requirement)
	some found in attributes.not_allowed(change, requirement)
}

filtered(change, requirement) if {
	some path in requirement.flags
	attributes.at(change.after, path) == true
}

# A filter that is known only after apply is one; one that names everybody is none.
filtered(change, requirement) if {
	some path in requirement.filters
	value := attributes.at(change.after, path)
	not markers.missing(value)
	not open(value)
}

open(value) if markers.sensitive(value)

open(value) if {
	not markers.hidden(value)
	some source in sources(value)
	networks.open(source)
}

sources(value) := [trim_space(source) | some source in split(value, ",")] if is_string(value)

sources(value) := [source(rule) | some rule in value] if not is_string(value)

source(rule) := object.get(rule, "ipAddressOrRange", rule) if is_object(rule)

source(rule) := rule if not is_object(rule)

requirements := [
	{
		"type": "azurerm_cosmosdb_account",
		"path": ["public_network_access_enabled"],
		"allowed": [false],
		"default": true,
		"flags": [["is_virtual_network_filter_enabled"]],
		"filters": [["ip_range_filter"]],
	},
	{
		"type": "microsoft.documentdb/databaseaccounts",
		"path": ["body", "properties", "publicNetworkAccess"],
		"allowed": ["Disabled"],
		"default": "Enabled",
		"flags": [["body", "properties", "isVirtualNetworkFilterEnabled"]],
		"filters": [["body", "properties", "ipRules"], ["body", "properties", "ipRangeFilter"]],
	},
]
