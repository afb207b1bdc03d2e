package guardrails.rules.reliability.fast_disks_test

import data.guardrails.rules.reliability.fast_disks as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/fast-disks"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
