package guardrails.rules.compute.container_hardening_test

import data.guardrails.rules.compute.container_hardening as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/container-hardening"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
