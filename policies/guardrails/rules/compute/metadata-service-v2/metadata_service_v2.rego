# METADATA
# title: "Machines use version 2 of the metadata service"
# description: |
#   Version 1 of the metadata service hands the machine's credentials to any program that can be
#   talked into a simple request.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
# custom:
#   message: "{resource} answers requests without a token: {path} is {actual}."
#   fix: "Set http_tokens to \"required\" in metadata_options."
#   severity: high
#   level: mandatory
#   objective: "Leave intruders little to work with"
#   subject:
#     type: infrastructure
#     types:
#       - aws_instance
#       - aws_launch_template
#       - aws_launch_configuration
#       - aws_spot_instance_request
#       - aws_sagemaker_notebook_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.metadata_service_v2

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_instance", "path": ["metadata_options", 0, "http_tokens"], "allowed": ["required"], "default": "optional"},
	{"type": "aws_launch_template", "path": ["metadata_options", 0, "http_tokens"], "allowed": ["required"], "default": "optional"},
	{"type": "aws_launch_configuration", "path": ["metadata_options", 0, "http_tokens"], "allowed": ["required"], "default": "optional"},
	{"type": "aws_spot_instance_request", "path": ["metadata_options", 0, "http_tokens"], "allowed": ["required"], "default": "optional"},
	{"type": "aws_sagemaker_notebook_instance", "path": ["instance_metadata_service_configuration", 0, "minimum_instance_metadata_service_version"], "allowed": ["2"], "default": "1"},
]
