package guardrails.rules.data.vault_protection_test

import data.guardrails.rules.data.vault_protection as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/vault-protection"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
