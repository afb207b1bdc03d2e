package guardrails.rules.data.automatic_backup_test

import data.guardrails.rules.data.automatic_backup as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/automatic-backup"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
