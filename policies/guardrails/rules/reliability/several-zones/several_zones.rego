# METADATA
# title: "Resources that support zones must use at least two"
# description: |
#   A zone is one group of data centres with shared power and network. A resource in one zone
#   fails with that zone.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/reliability/availability-zones-overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/orchestrated_virtual_machine_scale_set
# custom:
#   message: "Too few zones: {path} is {actual}."
#   fix: "List at least two availability zones."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azapi_resource
#       - azapi_update_resource
#       - azurerm_orchestrated_virtual_machine_scale_set
#       - azurerm_linux_virtual_machine_scale_set
#       - azurerm_windows_virtual_machine_scale_set
#       - azurerm_firewall
#       - azurerm_redis_cache
#       - azurerm_api_management
#       - azurerm_application_gateway
#       - azurerm_public_ip
#       - azurerm_kubernetes_cluster
#       - azurerm_kubernetes_cluster_node_pool
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.several_zones

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some path in attributes.paths(change.after, requirement)
	zones := attributes.at(change.after, path)
	not in_several_without(requirement, zones)
	found := too_few(change, path, zones)
}

# Azure puts it into all zones of its region.
in_several_without(requirement, zones) if {
	requirement.absent == "several"
	markers.missing(zones)
}

too_few(change, path, zones) := findings.undecided(change, path, "at least two zones") if {
	markers.hidden(zones)
} else := findings.violation(change, path, "at least two zones", zones) if {
	not enough(zones)
}

enough(zones) if {
	is_array(zones)
	count({zone | some zone in zones}) >= 2
}

requirements := [
	{"type": "azurerm_orchestrated_virtual_machine_scale_set", "path": ["zones"]},
	{"type": "azurerm_linux_virtual_machine_scale_set", "path": ["zones"]},
	{"type": "azurerm_windows_virtual_machine_scale_set", "path": ["zones"]},
	{"type": "azurerm_firewall", "path": ["zones"]},
	{"type": "azurerm_redis_cache", "path": ["zones"]},
	{"type": "azurerm_api_management", "path": ["zones"]},
	{"type": "azurerm_application_gateway", "path": ["zones"], "absent": "several"},
	{"type": "azurerm_public_ip", "path": ["zones"]},
	{"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "*", "zones"]},
	{"type": "azurerm_kubernetes_cluster_node_pool", "path": ["zones"]},
	{"type": "microsoft.apimanagement/service", "path": ["body", "zones"]},
	{"type": "microsoft.compute/virtualmachinescalesets", "path": ["body", "zones"]},
	{"type": "microsoft.network/azurefirewalls", "path": ["body", "zones"]},
	{"type": "microsoft.network/applicationgateways", "path": ["body", "zones"], "absent": "several"},
	{"type": "microsoft.network/publicipaddresses", "path": ["body", "zones"]},
	{"type": "microsoft.cache/redis", "path": ["body", "zones"]},
	{
		"type": "microsoft.containerservice/managedclusters",
		"path": ["body", "properties", "agentPoolProfiles", "*", "availabilityZones"],
	},
]
