package guardrails.rules.compute.no_shared_host_test

import data.guardrails.rules.compute.no_shared_host as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/no-shared-host"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
