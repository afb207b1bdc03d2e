package guardrails.rules.reliability.no_legacy_machine_test

import data.guardrails.rules.reliability.no_legacy_machine as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/no-legacy-machine"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
