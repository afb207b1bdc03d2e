# METADATA
# title: "Keys must be rotated"
# description: |
#   The longer a key is in use, the more data is exposed when it leaks.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
# custom:
#   message: "The key is not rotated as required: {path} is {actual}."
#   fix: "Enable rotation with a period within the limit."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     types:
#       - aws_kms_key
#       - google_kms_crypto_key
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [maximumKeyAgeDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.key_rotation

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

# Asymmetric and HMAC keys of AWS cannot be rotated by the service.
finding contains found if {
	some change in changes.judged.aws_kms_key
	some found in attributes.not_allowed(change, {
		"path": ["enable_key_rotation"],
		"allowed": [true],
		"default": false,
		"when": {"path": ["customer_master_key_spec"], "values": ["SYMMETRIC_DEFAULT", null]},
	})
}

finding contains found if {
	some change in changes.judged.google_kms_crypto_key
	attributes.at(change.after, ["purpose"]) in {null, "ENCRYPT_DECRYPT"}
	period := attributes.at(change.after, ["rotation_period"])
	found := too_seldom(change, period)
}

too_seldom(change, period) := findings.undecided(change, ["rotation_period"], seconds) if {
	markers.hidden(period)
} else := findings.violation(change, ["rotation_period"], seconds, period) if {
	not often(period)
}

often(period) if to_number(trim_suffix(period, "s")) <= seconds

seconds := parameters.values.maximumKeyAgeDays * 86400
