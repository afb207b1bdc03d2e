package guardrails.rules.compute.secure_boot_test

import data.guardrails.rules.compute.secure_boot as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/secure-boot"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
