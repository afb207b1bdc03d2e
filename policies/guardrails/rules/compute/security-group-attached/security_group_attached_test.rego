package guardrails.rules.compute.security_group_attached_test

import data.guardrails.rules.compute.security_group_attached as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/security-group-attached"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
