package guardrails.rules.compute.ssh_keys_test

import data.guardrails.rules.compute.ssh_keys as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/ssh-keys"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
