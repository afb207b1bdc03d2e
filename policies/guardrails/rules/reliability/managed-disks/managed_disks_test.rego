package guardrails.rules.reliability.managed_disks_test

import data.guardrails.rules.reliability.managed_disks as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/managed-disks"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
