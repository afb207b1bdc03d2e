package guardrails.rules.data.storage_account_key_test

import data.guardrails.rules.data.storage_account_key as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/storage-account-key"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
