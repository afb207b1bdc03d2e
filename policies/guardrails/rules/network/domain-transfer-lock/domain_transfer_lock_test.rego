package guardrails.rules.network.domain_transfer_lock_test

import data.guardrails.rules.network.domain_transfer_lock as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/domain-transfer-lock"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
