package guardrails.rules.reliability.continuous_backup_test

import data.guardrails.rules.reliability.continuous_backup as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/continuous-backup"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
