# METADATA
# title: "Data services must have a private endpoint"
# description: |
#   With a private endpoint the traffic stays in the network, and the public address can be closed.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/private-link/private-endpoint-overview
# custom:
#   message: "The service has no private endpoint: {path} is {actual}."
#   fix: "Add a private endpoint, a resource of the type {path}."
#   severity: low
#   level: advisory
#   objective: "Keep internal systems off the internet"
#   subject:
#     type: infrastructure
#     places: [private-endpoint]
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [azurerm_private_endpoint]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.private_endpoint

import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["private-endpoint"])
	found.resource in without_endpoint
}

without_endpoint := {change.address |
	some all in changes.judged
	some change in all
	not companions.has(change, endpoints)
}

# An endpoint names its service in a block, which here is looked at as a companion of its own.
endpoints := ({key |
	some endpoint in changes.present.azurerm_private_endpoint
	some connection in endpoint.after.private_service_connection
	some key in companions.keys({"module": endpoint.module, "after": connection}, "private_connection_resource_id")
} | {key |
	some endpoint in by_api
	some kind in ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"]
	some connection in endpoint.after.body.properties[kind]
	some key in companions.keys({"module": endpoint.module, "after": connection.properties}, "privateLinkServiceId")
}) | {key |
	some endpoint in by_api
	markers.unknown(endpoint.after.body)
	some key in companions.keys(endpoint, "body")
}

by_api := [endpoint |
	some endpoint in changes.present.azapi_resource
	startswith(lower(endpoint.after.type), "microsoft.network/privateendpoints@")
]
