package guardrails.rules.compute.no_remote_debugging_test

import data.guardrails.rules.compute.no_remote_debugging as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/no-remote-debugging"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
