# METADATA
# title: "Machines must require version 2 of the metadata service"
# description: |
#   Version 1 of the metadata service gives the machine's credentials to any program that can be
#   tricked into a simple request.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
# custom:
#   message: "The metadata service answers requests without a token: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [metadata-service-v2]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.metadata_service_v2

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["metadata-service-v2"])
}
