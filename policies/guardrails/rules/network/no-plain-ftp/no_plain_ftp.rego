# METADATA
# title: "Files must not be sent over plain FTP"
# description: |
#   Plain FTP sends the password and the files unencrypted, so everyone on the way reads both.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/deploy-ftp
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
# custom:
#   message: "Plain FTP is accepted: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [no-plain-ftp]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.no_plain_ftp

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-plain-ftp"])
}
