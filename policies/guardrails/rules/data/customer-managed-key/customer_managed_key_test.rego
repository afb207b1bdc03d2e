package guardrails.rules.data.customer_managed_key_test

import data.guardrails.rules.data.customer_managed_key as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/customer-managed-key"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
